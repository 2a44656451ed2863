"""The monthly form as a workbook: downloaded, filled without a network, uploaded, compared, applied.

``bentuk`` says which rows the workbook of a form has, ``tulis`` writes them, ``segel`` seals whose they are,
``berkas`` lets only a sound XLSX in, ``baca`` reads the cells back, ``banding`` tells what would change and
``simpan`` keeps and applies it. Workbook and page speak of a field by the same name (``pengukuran.medan``)
and write through the same service.
"""
