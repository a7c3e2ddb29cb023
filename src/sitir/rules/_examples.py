"""What examples of several rules share."""

from __future__ import annotations

BODY = """
## Pendahuluan

Perpustakaan desa makin banyak. Warga memakainya setiap hari. Anak-anak datang sepulang sekolah.
Para ibu meminjam buku resep. Petugas mencatat setiap pinjaman. Catatan itu kami pelajari.
Sebanyak 48 pembaca mengisi angket. Mereka menyukai cerita rakyat. Koleksi cerita rakyat masih
sedikit. Pemerintah desa berjanji menambahnya. Janji itu belum ditepati.
"""
"""The body of an article, just long enough to be one."""
