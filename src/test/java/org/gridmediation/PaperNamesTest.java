package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.gridmediation.http.Days;
import org.gridmediation.imports.Sending;
import org.junit.jupiter.api.Test;

/** A paper names every committee, organization and staff member that was there on its day, by their names of that day. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
public class PaperNamesTest {
    private static final String COMMUNITY = "/v1/organizations/" + Given.COMMUNITY_COMMITTEE;
    private static final String SUBDISTRICT = "/v1/organizations/" + Given.SUBDISTRICT_COMMITTEE;

    private interface Work {
        void run() throws IOException;
    }

    private static String name(String account, String path) {
        return Api.get(account, path).statusCode(200).extract().path("name");
    }

    public static void rename(String account, String path, String name) {
        var form = (ObjectNode) Api.json(Api.as(account).get(path));
        if (path.startsWith("/v1/staff")) form.retain("area", "name", "sex", "birthDate");
        else
            form.retain(
                    "area",
                    "kind",
                    "committeeKind",
                    "name",
                    "creditCode",
                    "caseWord",
                    "phone",
                    "address",
                    "establishedOn",
                    "endedOn");
        form.put("name", name);
        Api.send(account, "PUT", path, "", form.toString()).statusCode(200).body("name", equalTo(name));
    }

    /** While it is called otherwise; the other tests find it as it was. */
    private static void renamed(String account, String path, String name, Work work) throws IOException {
        var before = name(account, path);
        rename(account, path, name);
        try {
            work.run();
        } finally {
            rename(account, path, before);
        }
    }

    private static void transferred(String dispute) {
        var transfer = Api.act(
                        "huang",
                        dispute,
                        "/transfers",
                        "{\"receiverId\": \"" + Given.SUBDISTRICT_COMMITTEE
                                + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
    }

    private static void failed(String account, String dispute) {
        Api.act(account, dispute, "/outcome", """
                        {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
    }

    @Test
    void theRegisterNamesWhoAcceptedAndTheOtherPapersWhoHadTheCaseThen() throws IOException {
        var community = name("huang", COMMUNITY);
        var subdistrict = name("he", SUBDISTRICT);
        var dispute = Given.assigned(Given.dispute());
        failed("lin", dispute);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
        transferred(dispute);
        Given.assign("he", dispute, Given.linOfSubdistrict());
        failed("lin", dispute);
        assertThat(PapersTest.text("he", dispute, "/documents/ACCEPTANCE_REGISTER"))
                .contains("由" + community + "受理", community + "（印章）")
                .doesNotContain(subdistrict);
        assertThat(PapersTest.text("he", dispute, "/documents/FILE_NOTE?number=1"))
                .contains(community + "就“", community + "（印章）")
                .doesNotContain(subdistrict);
        assertThat(PapersTest.text("he", dispute, "/documents/FILE_NOTE?number=2"))
                .contains(subdistrict + "就“", subdistrict + "（印章）")
                .doesNotContain(community);
        for (var form : new String[] {"COVER", "BACK_COVER"})
            assertThat(PapersTest.text("he", dispute, "/documents/" + form)).contains(subdistrict);
        assertThat(PapersTest.text("he", dispute, "/documents/CHRONICLE"))
                .containsSubsequence("受理" + community, community + "至" + subdistrict);
    }

    @Test
    void aCommitteeThatIsRenamedKeepsItsNameOnThePapersOfBefore() throws IOException {
        var before = name("huang", COMMUNITY);
        var dispute = Given.assigned(Given.dispute());
        failed("lin", dispute);
        renamed("liang", COMMUNITY, "示例更名后的人民调解委员会", () -> {
            for (var form : new String[] {"ACCEPTANCE_REGISTER", "FILE_NOTE", "CHRONICLE"})
                assertThat(PapersTest.text(dispute, "/documents/" + form))
                        .as(form)
                        .contains(before)
                        .doesNotContain("更名后");
            // The file is bound under the name of the day on which that is done.
            assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("更名后");
            Api.act("huang", dispute, "/archive", Given.REASONS).statusCode(201);
        });
        assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("更名后");
        assertThat(PapersTest.text(dispute, "/case-file")).contains("更名后", "由" + before + "受理");
    }

    @Test
    void whoMediatedKeepsTheirNameOnThePapersOfBefore() throws IOException {
        var staff = "/v1/staff/" + Given.LINS_STAFF;
        var before = name("admin", staff);
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/sessions", "{\"kind\": \"MEDIATION\", \"record\": \"双方到场。\", " + Given.RIGHTS + "}")
                .statusCode(201);
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "和解。", "agreedAt": "%s"}}""".formatted(Days.now())).statusCode(201);
        renamed("admin", staff, "示例改名后", () -> {
            for (var form : new String[] {"SESSION_RECORD", "ORAL_AGREEMENT", "CHRONICLE"})
                assertThat(PapersTest.text(dispute, "/documents/" + form))
                        .as(form)
                        .contains(before)
                        .doesNotContain("改名后");
            assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("改名后");
        });
    }

    /** A department that is asked and renamed by a file, and then has its name back because the import is undone. */
    @Test
    void anImportThatRenamesLeavesTheNameOfBeforeOnThePapers() throws Exception {
        Sending.row("liang", "ORGANIZATIONS", "&source=names", "externalId,区划代码,机构类型,名称\nn1,440103009,部门,示例旧名科室\n");
        var department = Sending.text("select id from organization where name = '示例旧名科室'");
        var dispute = Given.assigned(Given.dispute());
        var asked = """
                {"leadId": "%s", "asked": "请协助。", "dueAt": "2090-01-01T00:00:00Z"}""".formatted(department);
        Api.act("lin", dispute, "/coordinations", asked).statusCode(201);
        var renamed = Sending.row(
                "liang", "ORGANIZATIONS", "&source=names", "externalId,区划代码,机构类型,名称\nn1,440103009,部门,示例新名科室\n");
        assertThat(name("he", "/v1/organizations/" + department)).isEqualTo("示例新名科室");
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE"))
                .contains("示例旧名科室")
                .doesNotContain("示例新名科室");
        Api.act("lin", dispute, "/coordinations", asked).statusCode(201);
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE")).containsSubsequence("示例旧名科室", "示例新名科室");
        assertThat(Sending.takenBack("liang", renamed)).isEqualTo("UNDONE");
        assertThat(PapersTest.text(dispute, "/documents/CHRONICLE")).containsSubsequence("示例旧名科室", "示例新名科室");
        assertThat(Sending.count("select count(*) from former_name where record_id = '" + department + "'"))
                .isEqualTo(2);
    }

    @Test
    void whatAFileBroughtAndItsUndoingTookLeavesNoNameBehind() {
        var first =
                Sending.row("admin", "STAFF", "&source=names", "externalId,区划代码,姓名,性别\nf1,440103009106003,示例未改,女\n");
        var staff = Sending.text("select id from staff where name = '示例未改'");
        var second =
                Sending.row("admin", "STAFF", "&source=names", "externalId,区划代码,姓名,性别\nf1,440103009106003,示例已改,女\n");
        assertThat(Sending.text("select name from former_name where record_id = '" + staff + "'"))
                .isEqualTo("示例未改");
        assertThat(Sending.takenBack("admin", second)).isEqualTo("UNDONE");
        assertThat(Sending.takenBack("admin", first)).isEqualTo("UNDONE");
        assertThat(Sending.count("select count(*) from former_name where record_id = '" + staff + "'"))
                .isZero();
    }

    /** Whoever applies to a court speaks for themselves on that day, and not when the agreement was made. */
    @Test
    void theApplicationToTheCourtNamesGuardiansAsOfItsFiling() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        var parties = Given.parties(dispute);
        var outcome = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {%4$s, "form": "WRITTEN", "content": "和解。", "agreedAt": "%1$s", "mediatorSignedAt": "%1$s", "sealedAt": "%1$s",
                         "marks": [{"partyId": "%2$s", "kind": "SIGNATURE", "at": "%1$s"}, {"partyId": "%3$s", "kind": "SIGNATURE", "at": "%1$s"}]}}""".formatted(
                                Days.now(), parties.get(0), parties.get(1), Given.RIGHTS))
                .statusCode(201)
                .extract()
                .header("Location");
        var party = "/parties/" + parties.get(1);
        Api.act(
                        "lin",
                        dispute,
                        party + "/representatives",
                        "{\"kind\": \"GUARDIAN\", \"name\": \"示例监护\", \"relation\": \"配偶\"}")
                .statusCode(201);
        var form = "/documents/CONFIRMATION_APPLICATION";
        assertThat(PapersTest.text(dispute, form)).contains("示例乙（监护人示例监护）（签名");
        Api.act(
                        "lin",
                        outcome,
                        "/confirmation",
                        "{\"court\": \"示例区人民法院\", \"filedOn\": \"" + Days.today() + "\", \"applicants\": [1, 2]}")
                .statusCode(201);
        assertThat(PapersTest.text(dispute, form)).contains("示例乙（监护人示例监护）（签名");
        assertThat(PapersTest.text(dispute, "/documents/WRITTEN_AGREEMENT")).doesNotContain("监护");
    }

    /** The application and the register are papers of the acceptance: who comes to a party later is not on them. */
    @Test
    void aGuardianOfLaterIsNotInTheRegister() throws IOException {
        var dispute = Given.accepted(Given.dispute());
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + Given.parties(dispute).get(0) + "/representatives",
                        "{\"kind\": \"GUARDIAN\", \"name\": \"示例监护\", \"relation\": \"配偶\"}")
                .statusCode(201);
        for (var form : new String[] {"ACCEPTANCE_REGISTER", "APPLICATION"})
            assertThat(PapersTest.text(dispute, "/documents/" + form)).as(form).doesNotContain("监护");
    }
}
