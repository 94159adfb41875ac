package org.gridmediation.imports;

import org.gridmediation.columns.PartyColumns;
import org.gridmediation.dispute.NewParty;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyOrganization;
import org.gridmediation.dispute.PartyParticulars;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;

/** A party of an old case. */
final class OldCaseParty {
    private OldCaseParty() {}

    /** The party as a request would name it. */
    static NewParty read(Content content, PartyColumns columns) {
        var resident = content.id(columns.residentId());
        var sort =
                content.one(columns.kind(), PartyKind.class, resident == null ? PartyKind.PERSON : PartyKind.RESIDENT);
        var number = content.text(columns.documentNumber());
        var type = content.one(columns.documentType(), DocumentType.class, DocumentType.RESIDENT_ID);
        var home = content.text(columns.address());
        var code = content.text(columns.creditCode());
        return new NewParty(
                content.one(columns.role(), PartyRole.class),
                sort,
                resident,
                resident == null ? content.text(columns.name()) : null,
                content.text(columns.phone()),
                resident == null ? content.day(columns.birthDate()) : null,
                null,
                null,
                content.text(columns.guardian()),
                null,
                code == null ? null : new PartyOrganization(code, null, null),
                number == null && home == null
                        ? null
                        : new PartyParticulars(
                                null,
                                null,
                                null,
                                null,
                                home,
                                number == null ? null : new IdentityDocument(type, number)));
    }
}
