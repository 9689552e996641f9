"""Files kept in the register."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.store.queries.tables import attachment


def attachment_data(session: Session, digest: str) -> bytes:
    """The bytes of an attachment."""
    data = session.scalar(select(attachment.c.data).where(attachment.c.digest == digest))
    if data is None:
        raise UserError(
            _("The photograph or scan {digest} is not in this register.").format(digest=digest[:12]),
            _("Add the file again."),
        )
    return bytes(data)
