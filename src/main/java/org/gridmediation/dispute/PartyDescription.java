package org.gridmediation.dispute;

import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;

/** What a form says of a party beside its name. What it leaves out stays as it is. */
public record PartyDescription(PartyOrganization organization, PartyParticulars particulars, String phone) {

    /** As a form describes it, of no dispute yet; a resident's name is not known by then. */
    public static Party party(NewParty form, int number, String pointer, Vault vault) {
        if ((form.kind() == PartyKind.RESIDENT) != (form.residentId() != null)
                || (form.residentId() == null) == (form.name() == null))
            throw Problem.RULE_BROKEN.at(pointer, "PARTY_RESIDENT_OR_NAME");
        var faults = new Faults();
        var isOrganization = form.kind() == PartyKind.ORGANIZATION;
        faults.addIf(isOrganization && form.birthDate() != null, pointer + "/birthDate", "NOT_A_PERSON");
        faults.addIf(isOrganization && form.guardianName() != null, pointer + "/guardianName", "NOT_A_PERSON");
        faults.raise();
        var party = new Party();
        party.number = number;
        party.role = form.role();
        party.kind = form.kind();
        party.residentId = form.residentId();
        party.name = form.name();
        party.birthDate = form.birthDate();
        new PartyDescription(form.organization(), form.particulars(), form.phone()).fill(party, pointer, vault);
        return party;
    }

    void fill(Party party, String pointer, Vault vault) {
        var faults = new Faults();
        var isOrganization = party.kind == PartyKind.ORGANIZATION;
        faults.addIf(organization != null && !isOrganization, pointer + "/organization", "NOT_AN_ORGANIZATION");
        faults.addIf(particulars != null && isOrganization, pointer + "/particulars", "NOT_A_PERSON");
        faults.raise();
        if (phone != null) party.phoneSealed = vault.seal(Phone.parse(phone).value());
        if (organization != null) fillOrganization(party);
        if (particulars != null) fillParticulars(party, pointer + "/particulars", vault);
    }

    private void fillOrganization(Party party) {
        if (organization.creditCode() != null) party.creditCode = organization.creditCode();
        if (organization.representativeName() != null) party.representativeName = organization.representativeName();
        if (organization.representativePosition() != null)
            party.representativePosition = organization.representativePosition();
    }

    private void fillParticulars(Party party, String pointer, Vault vault) {
        if (particulars.sex() != null) party.sex = particulars.sex();
        if (particulars.ethnicity() != null) party.ethnicity = particulars.ethnicity();
        if (particulars.occupation() != null) party.occupation = particulars.occupation();
        if (particulars.workplace() != null) party.workplace = particulars.workplace();
        if (particulars.address() != null) party.addressSealed = vault.seal(particulars.address());
        var document = particulars.document();
        if (document == null) return;
        var born = document.birthDate().orElse(party.birthDate);
        var sex = document.sex().orElse(party.sex);
        var faults = new Faults();
        faults.addIf(party.residentId != null, pointer + "/document", "DOCUMENT_OF_RESIDENT");
        faults.addIf(
                party.birthDate != null && !party.birthDate.equals(born),
                pointer + "/document/number",
                "BIRTH_DATE_DIFFERS");
        faults.addIf(party.sex != null && party.sex != sex, pointer + "/sex", "SEX_DIFFERS");
        faults.raise();
        party.birthDate = born;
        party.sex = sex;
        party.documentType = document.type();
        party.documentSealed = vault.seal(document.number());
        party.documentFingerprint = vault.fingerprint(document.normalized());
    }
}
