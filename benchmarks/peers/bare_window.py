"""A bare PySide6 window over a table of fifty texts: what any program of this kind costs at the least."""

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Painted(QObject):
    """Tells when the table has been painted, and ends the program."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            print(time.monotonic() - float(sys.argv[1]), flush=True)
            QApplication.exit()
        return False


application = QApplication([])
model = QStandardItemModel(0, 6)
for row in range(50):
    model.appendRow([QStandardItem(f"{row} {column}") for column in range(6)])
window = QMainWindow()
table = QTableView()
table.setModel(model)
table.viewport().installEventFilter(painted := Painted())
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
