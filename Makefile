# Two commands for a newcomer: `make run` and `make test`. Everything else is for maintainers.
PYTHON ?= python3
SERVE  ?= 1
SAKIP  := .venv/bin/sakip
export PYTHONUTF8 = 1

.PHONY: help run test lint bench kunci

help:  ## daftar perintah ini
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 8

run:  ## siapkan, muat empat kantor contoh, tulis LKjIP contoh ke keluaran/, lalu sajikan (SERVE=0: berhenti sebelum menyajikan)
	@$(PYTHON) skrip/lingkungan.py dasar
	@$(SAKIP) siapkan
	@$(SAKIP) lkjip --unit bangka-belitung --tahun 2023 --ke keluaran --format docx,pdf
	@$(SAKIP) capaian --unit bangka-belitung --tahun 2023
ifneq ($(SERVE),0)
	@$(SAKIP) jalankan
endif

test:  ## semua pemeriksaan dan uji, dengan menit per tahap (LENGKAP=1: uji acak panjang; TAHAP="lint sqlite")
	@$(PYTHON) skrip/uji.py $(TAHAP)

lint:  ## gaya, tipe, kontrak impor, templat
	@$(PYTHON) skrip/uji.py lint

bench:  ## ukur kecepatan; angka ke bench/hasil.json
	@$(PYTHON) skrip/lingkungan.py kembang
	@.venv/bin/python bench/ukur.py

kunci:  ## kunci ulang requirements/*.txt dan package-lock.json (perlu uv)
	@skrip/kunci.sh
