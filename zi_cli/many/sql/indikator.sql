-- Tiap indikator menurut id, jenis dan arahnya. Persen digabung dari pembilang dan penyebut unit yang mencatat keduanya;
-- targetnya ditimbang dengan penyebut yang sama. Target dijumlahkan dalam sepersepuluh ribuan, agar jumlahnya tepat, dan
-- sebagai desimal, agar satu angka yang terlalu besar tidak menghentikan semuanya.
-- Bacaan dan yang berbukti dihitung menurut id saja. Nomor dan namanya yang dipakai unit terbanyak.
SELECT
  i.id, i.jenis, i.arah, n.nomor, n.nama, i.unit, i.dinilai, i.tercapai, i.terisi,
  coalesce(b.bacaan, 0) AS bacaan,
  coalesce(b.berbukti, 0) AS berbukti,
  i.unit_gabungan, i.pembilang, i.penyebut,
  CASE WHEN i.penyebut > 0 THEN 100 * cast(i.pembilang AS double) / i.penyebut END AS persen,
  CASE WHEN i.penyebut_target > 0 THEN cast(i.target_timbang AS double) / i.penyebut_target / 10000 END AS target
FROM (
  SELECT
    id, jenis, arah,
    count(*) AS unit,
    cast(sum(CASE WHEN dinilai THEN 1 ELSE 0 END) AS bigint) AS dinilai,
    cast(sum(CASE WHEN keadaan = 'tercapai' THEN 1 ELSE 0 END) AS bigint) AS tercapai,
    cast(sum(CASE WHEN keadaan IN ('tercapai', 'belum_tercapai') THEN 1 ELSE 0 END) AS bigint) AS terisi,
    cast(sum(CASE WHEN digabung THEN 1 ELSE 0 END) AS bigint) AS unit_gabungan,
    cast(sum(CASE WHEN digabung THEN pembilang ELSE 0 END) AS bigint) AS pembilang,
    cast(sum(CASE WHEN digabung THEN penyebut ELSE 0 END) AS bigint) AS penyebut,
    sum(CASE WHEN digabung AND target IS NOT NULL THEN target_bulat * cast(penyebut AS decimal(16, 0)) ELSE 0 END) AS target_timbang,
    cast(sum(CASE WHEN digabung AND target IS NOT NULL THEN penyebut ELSE 0 END) AS bigint) AS penyebut_target
  FROM (
    SELECT
      *,
      coalesce(jenis = 'persen' AND pembilang IS NOT NULL AND penyebut > 0, false) AS digabung,
      cast(round(target * 10000) AS decimal(22, 0)) AS target_bulat
    FROM indikator
    WHERE NOT dihitung
  ) AS disiapkan
  GROUP BY id, jenis, arah
) AS i
JOIN (
  SELECT
    id, jenis, arah, nomor, nama,
    row_number() OVER (PARTITION BY id, jenis, arah ORDER BY count(*) DESC, nomor, nama) AS urutan
  FROM indikator
  WHERE NOT dihitung
  GROUP BY id, jenis, arah, nomor, nama
) AS n ON n.id = i.id AND n.jenis = i.jenis AND n.arah = i.arah AND n.urutan = 1
LEFT JOIN (
  SELECT
    id,
    count(*) AS bacaan,
    cast(sum(CASE WHEN bukti > 0 THEN 1 ELSE 0 END) AS bigint) AS berbukti
  FROM bacaan
  GROUP BY id
) AS b ON b.id = i.id
ORDER BY i.unit DESC, n.nomor, i.id, i.jenis, i.arah
