-- Tiap unit dengan peringkatnya; skor yang sama berperingkat sama, yang tidak punya skor di ujung.
SELECT
  rank() OVER (ORDER BY skor DESC NULLS LAST) AS peringkat,
  unit, nama, singkatan, daerah, contoh,
  indikator, dinilai, tercapai, terisi, terbuka, skor, target, keadaan,
  kejadian_jatuh_tempo, kejadian_selesai, kejadian_tepat, lewat, output_diminta, output_terisi
FROM (
  SELECT
    unit, nama, singkatan, daerah, contoh,
    indikator, dinilai, tercapai, terisi, terbuka,
    CASE WHEN dinilai > 0 THEN 100 * cast(tercapai AS double) / dinilai END AS skor,
    target, keadaan,
    kejadian_jatuh_tempo, kejadian_selesai, kejadian_tepat, lewat, output_diminta, output_terisi
  FROM unit
) AS berskor
ORDER BY peringkat, unit
