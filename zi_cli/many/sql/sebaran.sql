-- Banyaknya unit di tiap selang skor selebar sepuluh; selang terakhir memuat 100, tanpa skor berselang kosong.
SELECT selang, count(*) AS unit
FROM (
  SELECT
    CASE
      WHEN dinilai <= 0 THEN NULL
      WHEN tercapai >= dinilai THEN 90
      ELSE 10 * cast(floor(10 * cast(tercapai AS double) / dinilai) AS bigint)
    END AS selang
  FROM unit
) AS berselang
GROUP BY selang
ORDER BY selang NULLS LAST
