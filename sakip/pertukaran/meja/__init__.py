"""The import desk: exports of other systems read by a saved mapping, compared, applied and undone as a whole.

``bentuk`` names what an export can be read into, ``berkas`` lets files in, ``sel`` reads cells, ``peta`` is
the mapping, ``baca`` gives the rows, ``uang`` and ``nilai`` make of them a plan (``rencana``); ``services``
applies exactly the plan that was shown. Decision 0019.
"""
