"""The tables of a room made in one step, as its first migration does."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class BuatTabel(Operation):
    """Create the tables of all ``model``; their order is free, a foreign key may name a later one.

    A ``CreateModel`` of its own makes Django build every related model anew, so that a new database costs
    tables times models. Here they are built once, when all tables of the room are known.
    """

    reduces_to_sql = True
    reversible = True
    category = OperationCategory.ADDITION

    def __init__(self, *model: CreateModel) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # a cache: with it each model would be built as it is added
        for model in self.model:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in self.model:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in reversed(self.model):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create tables {', '.join(model.name for model in self.model)}"
