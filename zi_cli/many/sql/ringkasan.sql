-- Semua unit bersama. Skor gabungan: jumlah pembilang dibagi jumlah penyebut, bukan rata-rata persentase.
SELECT
  count(*) AS unit,
  cast(coalesce(sum(CASE WHEN contoh THEN 1 ELSE 0 END), 0) AS bigint) AS contoh,
  min(per) AS per_awal,
  max(per) AS per_akhir,
  min(periode) AS periode_awal,
  max(periode) AS periode_akhir,
  cast(coalesce(sum(indikator), 0) AS bigint) AS indikator,
  cast(coalesce(sum(dinilai), 0) AS bigint) AS dinilai,
  cast(coalesce(sum(tercapai), 0) AS bigint) AS tercapai,
  cast(coalesce(sum(terisi), 0) AS bigint) AS terisi,
  cast(coalesce(sum(terbuka), 0) AS bigint) AS terbuka,
  CASE WHEN sum(dinilai) > 0 THEN 100 * cast(sum(tercapai) AS double) / sum(dinilai) END AS skor,
  CASE WHEN sum(dinilai) > 0 THEN 100 * cast(sum(tercapai + terbuka) AS double) / sum(dinilai) END AS skor_atas,
  cast(coalesce(sum(CASE WHEN keadaan = 'tercapai' THEN 1 ELSE 0 END), 0) AS bigint) AS unit_tercapai,
  cast(coalesce(sum(CASE WHEN terisi = 0 AND dinilai > 0 THEN 1 ELSE 0 END), 0) AS bigint) AS unit_kosong,
  cast(coalesce(sum(kejadian_jatuh_tempo), 0) AS bigint) AS kejadian_jatuh_tempo,
  cast(coalesce(sum(kejadian_selesai), 0) AS bigint) AS kejadian_selesai,
  cast(coalesce(sum(kejadian_tepat), 0) AS bigint) AS kejadian_tepat,
  cast(coalesce(sum(lewat), 0) AS bigint) AS lewat,
  cast(coalesce(sum(output_diminta), 0) AS bigint) AS output_diminta,
  cast(coalesce(sum(output_terisi), 0) AS bigint) AS output_terisi
FROM unit
