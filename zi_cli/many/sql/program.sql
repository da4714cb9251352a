-- Tiap program menurut id-nya, dari semua unit yang memakainya; juga program yang hanya berisi aktivitas.
-- Nomornya yang dipakai unit terbanyak: bagian pertama dari nomor indikator dan aktivitasnya.
SELECT
  u.program,
  n.nomor,
  u.unit,
  coalesce(i.indikator, 0) AS indikator,
  coalesce(i.dinilai, 0) AS dinilai,
  coalesce(i.tercapai, 0) AS tercapai,
  coalesce(i.terisi, 0) AS terisi,
  CASE WHEN i.dinilai > 0 THEN 100 * cast(i.tercapai AS double) / i.dinilai END AS skor,
  coalesce(k.jatuh_tempo, 0) AS kejadian_jatuh_tempo,
  coalesce(k.selesai, 0) AS kejadian_selesai,
  coalesce(k.tepat, 0) AS kejadian_tepat,
  coalesce(k.lewat, 0) AS lewat,
  coalesce(k.output_diminta, 0) AS output_diminta,
  coalesce(k.output_terisi, 0) AS output_terisi
FROM (
  SELECT program, count(DISTINCT unit) AS unit
  FROM (SELECT program, unit FROM indikator UNION ALL SELECT program, unit FROM kejadian) AS pemakai
  GROUP BY program
) AS u
JOIN (
  SELECT program, nomor, row_number() OVER (PARTITION BY program ORDER BY count(DISTINCT unit) DESC, nomor) AS urutan
  FROM (
    SELECT program, unit, split_part(nomor, '.', 1) AS nomor FROM indikator
    UNION ALL
    SELECT program, unit, split_part(nomor, '.', 1) AS nomor FROM kejadian
  ) AS tercetak
  GROUP BY program, nomor
) AS n ON n.program = u.program AND n.urutan = 1
LEFT JOIN (
  SELECT
    program,
    cast(sum(CASE WHEN dihitung THEN 0 ELSE 1 END) AS bigint) AS indikator,
    cast(sum(CASE WHEN dinilai AND NOT dihitung THEN 1 ELSE 0 END) AS bigint) AS dinilai,
    cast(sum(CASE WHEN keadaan = 'tercapai' AND NOT dihitung THEN 1 ELSE 0 END) AS bigint) AS tercapai,
    cast(sum(CASE WHEN keadaan IN ('tercapai', 'belum_tercapai') AND NOT dihitung THEN 1 ELSE 0 END) AS bigint) AS terisi
  FROM indikator
  GROUP BY program
) AS i ON i.program = u.program
LEFT JOIN (
  SELECT
    program,
    cast(sum(CASE WHEN jatuh_tempo THEN 1 ELSE 0 END) AS bigint) AS jatuh_tempo,
    cast(sum(CASE WHEN jatuh_tempo AND keadaan IN ('selesai', 'selesai_terlambat') THEN 1 ELSE 0 END) AS bigint) AS selesai,
    cast(sum(CASE WHEN jatuh_tempo AND tepat_waktu THEN 1 ELSE 0 END) AS bigint) AS tepat,
    cast(sum(CASE WHEN keadaan = 'lewat' THEN 1 ELSE 0 END) AS bigint) AS lewat,
    cast(sum(CASE WHEN jatuh_tempo THEN output_diminta ELSE 0 END) AS bigint) AS output_diminta,
    cast(sum(CASE WHEN jatuh_tempo THEN output_terisi ELSE 0 END) AS bigint) AS output_terisi
  FROM kejadian
  GROUP BY program
) AS k ON k.program = u.program
ORDER BY unit DESC, nomor, program
