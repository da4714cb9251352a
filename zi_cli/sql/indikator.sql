-- Tiap indikator menurut id, jenis dan arahnya. Persen digabung dari pembilang dan penyebut unit yang mencatat keduanya;
-- targetnya ditimbang dengan penyebut yang sama. Target dijumlahkan dalam sepersepuluh ribuan, agar jumlahnya tepat.
SELECT
  id, jenis, arah, nomor, nama, unit, dinilai, tercapai, terisi, berbukti,
  unit_gabungan, pembilang, penyebut,
  CASE WHEN penyebut > 0 THEN 100 * cast(pembilang AS double) / penyebut END AS persen,
  CASE WHEN penyebut_target > 0 THEN cast(target_timbang AS double) / penyebut_target / 10000 END AS target
FROM (
  SELECT
    i.id, i.jenis, i.arah,
    min(i.nomor) AS nomor,
    min(i.nama) AS nama,
    count(*) AS unit,
    cast(sum(CASE WHEN i.dinilai THEN 1 ELSE 0 END) AS bigint) AS dinilai,
    cast(sum(CASE WHEN i.keadaan = 'tercapai' THEN 1 ELSE 0 END) AS bigint) AS tercapai,
    cast(sum(CASE WHEN i.keadaan IN ('tercapai', 'belum_tercapai') THEN 1 ELSE 0 END) AS bigint) AS terisi,
    cast(sum(CASE WHEN b.bukti > 0 THEN 1 ELSE 0 END) AS bigint) AS berbukti,
    cast(sum(CASE WHEN i.digabung THEN 1 ELSE 0 END) AS bigint) AS unit_gabungan,
    cast(coalesce(sum(CASE WHEN i.digabung THEN i.pembilang END), 0) AS bigint) AS pembilang,
    cast(coalesce(sum(CASE WHEN i.digabung THEN i.penyebut END), 0) AS bigint) AS penyebut,
    cast(coalesce(sum(CASE WHEN i.digabung THEN i.target_bulat * i.penyebut END), 0) AS bigint) AS target_timbang,
    cast(sum(CASE WHEN i.digabung AND i.target IS NOT NULL THEN i.penyebut ELSE 0 END) AS bigint) AS penyebut_target
  FROM (
    SELECT
      *,
      coalesce(jenis = 'persen' AND pembilang IS NOT NULL AND penyebut > 0, false) AS digabung,
      cast(round(target * 10000) AS bigint) AS target_bulat
    FROM indikator
    WHERE NOT dihitung
  ) AS i
  LEFT JOIN (
    SELECT unit, tahun, id, sum(bukti) AS bukti
    FROM bacaan
    GROUP BY unit, tahun, id
  ) AS b ON b.unit = i.unit AND b.tahun = i.tahun AND b.id = i.id
  GROUP BY i.id, i.jenis, i.arah
) AS jumlah
ORDER BY unit DESC, nomor, id, jenis, arah
