-- Tiap daerah: skor gabungan unit-unitnya.
SELECT
  daerah,
  count(*) AS unit,
  cast(sum(dinilai) AS bigint) AS dinilai,
  cast(sum(tercapai) AS bigint) AS tercapai,
  cast(sum(terisi) AS bigint) AS terisi,
  CASE WHEN sum(dinilai) > 0 THEN 100 * cast(sum(tercapai) AS double) / sum(dinilai) END AS skor,
  cast(sum(kejadian_jatuh_tempo) AS bigint) AS kejadian_jatuh_tempo,
  cast(sum(kejadian_selesai) AS bigint) AS kejadian_selesai,
  cast(sum(lewat) AS bigint) AS lewat,
  cast(sum(output_diminta) AS bigint) AS output_diminta,
  cast(sum(output_terisi) AS bigint) AS output_terisi
FROM unit
GROUP BY daerah
ORDER BY daerah
