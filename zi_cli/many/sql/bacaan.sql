-- Tiap indikator dan semester, atau triwulan: apa yang dicatat, dan persentase gabungan dari pembilang dan penyebut.
SELECT
  id, semester, bacaan, terukur, nihil, belum_waktunya, tidak_berlaku, tak_terhitung, berbukti, pembilang, penyebut,
  CASE WHEN penyebut > 0 THEN 100 * cast(pembilang AS double) / penyebut END AS persen, triwulan
FROM (
  SELECT
    id, semester, triwulan,
    count(*) AS bacaan,
    cast(sum(CASE WHEN macam = 'terukur' THEN 1 ELSE 0 END) AS bigint) AS terukur,
    cast(sum(CASE WHEN macam = 'nihil' THEN 1 ELSE 0 END) AS bigint) AS nihil,
    cast(sum(CASE WHEN macam = 'belum_waktunya' THEN 1 ELSE 0 END) AS bigint) AS belum_waktunya,
    cast(sum(CASE WHEN macam = 'tidak_berlaku' THEN 1 ELSE 0 END) AS bigint) AS tidak_berlaku,
    cast(sum(CASE WHEN macam = 'tak_terhitung' THEN 1 ELSE 0 END) AS bigint) AS tak_terhitung,
    cast(sum(CASE WHEN bukti > 0 THEN 1 ELSE 0 END) AS bigint) AS berbukti,
    cast(coalesce(sum(CASE WHEN macam = 'terukur' AND penyebut > 0 THEN pembilang END), 0) AS bigint) AS pembilang,
    cast(coalesce(sum(CASE WHEN macam = 'terukur' AND penyebut > 0 THEN penyebut END), 0) AS bigint) AS penyebut
  FROM bacaan
  GROUP BY id, semester, triwulan
) AS jumlah
ORDER BY id, semester, triwulan
