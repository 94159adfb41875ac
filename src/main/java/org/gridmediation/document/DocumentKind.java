package org.gridmediation.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.outcome.AgreementForm;

/** The documents of a case file in their official order (人民调解文书格式, domain 4.2). */
@Schema(
        name = "DocumentKind",
        description =
                "In the file's official order. IDENTITY_PROOF and EVIDENCE are no forms: they are attached, not filled in. CHRONICLE holds all that happened, step by step.")
public enum DocumentKind {
    COVER("调解卷宗封面", Covers::cover),
    CONTENTS("卷内目录", (file, number, paper) -> Covers.contents(file, Booklet.places(file), paper)),
    APPLICATION("人民调解申请书", IntakePapers::application),
    ACCEPTANCE_REGISTER("人民调解受理登记表", IntakePapers::register),
    RIGHTS_NOTICE("当事人权利义务告知书", IntakePapers::notice),
    IDENTITY_PROOF("当事人身份证明", null),
    POWER_OF_ATTORNEY("授权委托书", IntakePapers::power),
    INVESTIGATION_RECORD("人民调解调查记录", Proceedings::investigation),
    EVIDENCE("证据材料", null),
    SESSION_RECORD("人民调解记录", Proceedings::session),
    WRITTEN_AGREEMENT("人民调解协议书", AgreementPapers::written),
    ORAL_AGREEMENT("人民调解口头协议登记表", AgreementPapers::oral),
    RECEIPT("履行凭证", AgreementPapers::receipt),
    RETURN_VISIT("人民调解回访记录", Proceedings::visit),
    CONFIRMATION_APPLICATION("司法确认申请书", AgreementPapers::confirmation),
    CHRONICLE("矛盾纠纷办理经过", Proceedings::chronicle),
    FILE_NOTE("卷宗情况说明", Covers::note),
    BACK_COVER("封底", Covers::back);

    final String title;
    private final Form form;

    DocumentKind(String title, Form form) {
        this.title = title;
        this.form = form;
    }

    /** Writes the form for the record once, for whichever paper. */
    interface Form {
        void write(CaseFile file, int number, Paper paper);
    }

    boolean isForm() {
        return form != null;
    }

    /** Several of it are editions of one paper, of which the last is the one that counts. */
    boolean hasEditions() {
        return this == WRITTEN_AGREEMENT
                || this == ORAL_AGREEMENT
                || this == CONFIRMATION_APPLICATION
                || this == FILE_NOTE;
    }

    /** @return how many of it the record fills; of what is not filled for each of something, one */
    int count(CaseFile file) {
        return switch (this) {
            case POWER_OF_ATTORNEY -> file.agents().size();
            case INVESTIGATION_RECORD -> file.investigations().size();
            case SESSION_RECORD -> file.meetings().size();
            case WRITTEN_AGREEMENT -> file.agreements(AgreementForm.WRITTEN).size();
            case ORAL_AGREEMENT -> file.agreements(AgreementForm.ORAL).size();
            case RECEIPT -> file.fulfilments().size();
            case RETURN_VISIT -> file.visits().size();
            case CONFIRMATION_APPLICATION -> file.confirmable().size();
            case FILE_NOTE -> file.noted().size();
            case COVER,
                    CONTENTS,
                    APPLICATION,
                    ACCEPTANCE_REGISTER,
                    RIGHTS_NOTICE,
                    IDENTITY_PROOF,
                    EVIDENCE,
                    CHRONICLE,
                    BACK_COVER -> 1;
        };
    }

    /** They hold the file together and have no number in it. */
    boolean binds() {
        return this == COVER || this == CONTENTS || this == BACK_COVER;
    }

    void write(CaseFile file, int number, Paper paper) {
        form.write(file, number, paper);
    }
}
