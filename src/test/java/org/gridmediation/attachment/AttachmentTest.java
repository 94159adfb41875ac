package org.gridmediation.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.attachment.Uploads.add;
import static org.gridmediation.attachment.Uploads.adding;
import static org.gridmediation.attachment.Uploads.sha256;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Text;
import org.gridmediation.content.Samples;
import org.junit.jupiter.api.Test;

/** Kept of a dispute: what is taken, what is kept of it, who sees it, and that nothing is left half. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AttachmentTest {
    private static final String GRID = "440103009106001";

    private static String dispute() {
        return Api.dispute("lin", GRID);
    }

    private static byte[] photo(int seed) {
        return Samples.photo(seed, ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Map<String, Object>> timeline(String dispute) {
        return Api.get("lin", dispute + "/timeline").statusCode(200).extract().path("");
    }

    @Test
    void aPhotoIsKeptWithoutItsPlaceAndGivenOutAsItIsKept() {
        var dispute = dispute();
        var before = Api.get("lin", dispute).extract().header("ETag");
        var photo = photo(1);
        var added = adding("lin", "image/jpeg", photo)
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("image/jpeg"))
                .body("sentSize", equalTo(photo.length))
                .body("sentDigest", equalTo(sha256(photo)))
                .body("by", notNullValue())
                .extract();
        var attachment = added.header("Location");
        var content = Api.get("lin", attachment + "/content")
                .statusCode(200)
                .header("Content-Type", equalTo("image/jpeg"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Disposition", equalTo("attachment; filename=\"" + added.path("id") + ".jpg\""))
                .header("Content-Security-Policy", containsString("sandbox"))
                .extract();
        var kept = content.asByteArray();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(Samples.PLACE, "GPS");
        assertThat(sha256(kept)).isEqualTo(added.path("digest")).isNotEqualTo(sha256(photo));
        assertThat(content.header("Content-Length")).isEqualTo(String.valueOf(kept.length));
        assertThat(content.header("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256(kept)))
                        + ":");
        assertThat(timeline(dispute)).last().satisfies(e -> assertThat(e)
                .containsEntry("step", "ATTACHMENT_ADDED")
                .containsEntry("about", added.path("id")));
        assertThat(Api.get("lin", dispute).extract().header("ETag")).isNotEqualTo(before);
        for (var path : List.of(attachment, attachment + "/content"))
            Api.as("lin")
                    .header("If-None-Match", Api.get("lin", path).extract().header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("Content-Encoding", nullValue());
        Api.get("lin", dispute + "/attachments")
                .statusCode(200)
                .body("items.id", equalTo(List.of(added.<String>path("id"))));
    }

    @Test
    void everyKindOfFileIsToldByItsBytes() {
        var dispute = dispute();
        var files = Map.of(
                "image/jpeg", photo(2),
                "image/png", Samples.png(),
                "image/webp", Samples.webp(),
                "application/pdf", Samples.pdf(),
                "audio/mpeg", Samples.mp3(),
                "audio/mp4", Samples.mp4("M4A ", "soun"),
                "audio/amr", Samples.amr(),
                "audio/wav", Samples.wav(),
                "video/mp4", Samples.mp4("isom", "vide"));
        files.forEach((type, file) -> {
            for (var declared : List.of(type, "application/octet-stream")) {
                var attachment = adding("lin", declared, file)
                        .post(dispute + "/attachments?kind=EVIDENCE")
                        .then()
                        .statusCode(201)
                        .body("mediaType", equalTo(type))
                        .extract()
                        .header("Location");
                Api.get("lin", attachment + "/content").statusCode(200).contentType(type);
            }
        });
        // Newest first, page by page.
        var ids = new ArrayList<String>();
        for (var page = "?limit=7&count=true"; page != null; ) {
            var shown = Api.get("lin", dispute + "/attachments" + page)
                    .statusCode(200)
                    .extract();
            ids.addAll(shown.path("items.id"));
            page = shown.path("next") == null ? null : "?limit=7&cursor=" + shown.path("next");
        }
        assertThat(ids).hasSize(18).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotTakenIsSaidToBeWhatItIsAndLeavesNothing() throws Exception {
        var dispute = dispute();
        var kept = Uploads.kept();
        var html = Samples.ascii("<!DOCTYPE html><html><script>alert(1)</script></html>");
        var svg = Samples.ascii("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        for (var file : Map.of("text/html", html, "image/svg+xml", svg, "application/zip", Samples.zip())
                .entrySet())
            for (var declared : List.of("application/octet-stream", "image/jpeg"))
                adding("lin", declared, file.getValue())
                        .header("Accept-Language", "en")
                        .post(dispute + "/attachments?kind=PHOTO")
                        .then()
                        .statusCode(415)
                        .body("code", equalTo("FILE_TYPE_REFUSED"))
                        .body("detail", containsString(file.getKey()));
        adding("lin", "image/jpeg", Samples.png())
                .header("Accept-Language", "en")
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(415)
                .body("code", equalTo("FILE_TYPE_MISMATCH"))
                .body("detail", equalTo("Content-Type says image/jpeg, the file is image/png."));
        adding("lin", "image/jpeg", Arrays.copyOf(photo(3), 2000))
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(422)
                .body("code", equalTo("FILE_DAMAGED"));
        adding("lin", "application/pdf", Samples.concat(Samples.pdf(), Samples.zip()))
                .post(dispute + "/attachments?kind=SCAN")
                .then()
                .statusCode(422)
                .body("code", equalTo("FILE_DAMAGED"));
        adding("lin", "image/jpeg", new byte[0])
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("BODY_MISSING"));
        Api.post("lin", dispute + "/attachments?kind=PHOTO", "{}")
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        adding("lin", "image/jpeg", photo(3))
                .post(dispute + "/attachments")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("kind"));
        Api.get("lin", dispute + "/attachments").body("items.size()", equalTo(0));
        assertThat(Uploads.kept()).isEqualTo(kept);
        Uploads.awaitNothingTemporary();
    }

    @Test
    void aFileOverTheLimitIsRefusedWhetherItsLengthIsSaidOrNot() throws Exception {
        var dispute = dispute();
        var large = Uploads.photo(21 << 20);
        var address = URI.create("http://127.0.0.1:" + RestAssured.port + dispute + "/attachments?kind=PHOTO");
        var request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Api.token("lin"))
                .header("Content-Type", "image/jpeg");
        var unsaid = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        var answer =
                HttpClient.newHttpClient().send(request.POST(unsaid).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("BODY_TOO_LARGE");
        assertThat(Uploads.announced(address, large.length))
                .startsWith("HTTP/1.1 413 ")
                .contains("BODY_TOO_LARGE");
        // JSON has its own, smaller limit still.
        Api.post("lin", "/v1/disputes", " ".repeat(2 << 20)).statusCode(413);
        Api.get("lin", dispute + "/attachments").body("items.size()", equalTo(0));
        Uploads.awaitNothingTemporary();
    }

    @Test
    void aRepetitionWithItsKeyAddsNothing() {
        var dispute = dispute();
        var key = UUID.randomUUID().toString();
        var kept = Uploads.kept().size();
        var first = adding("lin", "image/jpeg", photo(4))
                .header("Idempotency-Key", key)
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(201)
                .extract();
        adding("lin", "image/jpeg", photo(4))
                .header("Idempotency-Key", key)
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .body("id", equalTo(first.path("id")));
        for (var other : List.of("?kind=PHOTO", "?kind=SCAN"))
            adding("lin", "image/jpeg", photo(other.endsWith("PHOTO") ? 5 : 4))
                    .header("Idempotency-Key", key)
                    .post(dispute + "/attachments" + other)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(Uploads.kept()).hasSize(kept + 1);
        Api.get("lin", dispute + "/attachments").body("items.size()", equalTo(1));
    }

    @Test
    void manyAtOnceAllComeInAndTheTimelineHasNoGap() throws Exception {
        var dispute = dispute();
        var pool = Executors.newFixedThreadPool(10);
        try {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 20; i++) {
                var seed = 100 + i;
                tasks.add(() -> add("lin", dispute, "PHOTO", photo(seed)));
            }
            for (var done : pool.invokeAll(tasks)) done.get();
        } finally {
            pool.shutdown();
        }
        assertThat(timeline(dispute))
                .extracting(e -> e.get("number"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().toList());
        Api.get("lin", dispute + "/attachments?limit=200").body("items.size()", equalTo(20));
    }

    @Test
    void whoeverReadsTheDisputeReadsItsFilesAndNobodyElseAndItIsJournalled() throws Exception {
        var dispute = dispute();
        var attachment = add("lin", dispute, "EVIDENCE", photo(6));
        for (var path : List.of(attachment, attachment + "/content", dispute + "/attachments")) {
            for (var reader : List.of("lin", "huang", "he", "liang"))
                Api.get(reader, path).statusCode(200);
            for (var stranger : List.of("mai", "xu", "resident"))
                Api.get(stranger, path).statusCode(404);
            for (var other : List.of("zhou", "auditor", "admin", "demo-platform"))
                Api.get(other, path).statusCode(403);
        }
        adding("mai", "image/jpeg", photo(6))
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(404);
        adding("liang", "image/jpeg", photo(6))
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(403);
        var other = dispute();
        Api.get("lin", Text.replaced(attachment, dispute, other)).statusCode(404);
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        for (int i = 0; i < 50; i++) {
            List<String> lines = Api.get("auditor", "/v1/journal?limit=200&objectId=" + id)
                    .extract()
                    .path(
                            "items.findAll { it.operation == 'downloadAttachment' }.collect { it.role + ' ' + it.status }");
            if (lines.containsAll(List.of("GRID_OFFICER 200", "DISTRICT 200", "RESIDENT 404", "GRID_OFFICER 404")))
                return;
            Thread.sleep(100);
        }
        throw new AssertionError("not in the journal");
    }

    @Test
    void copiesOfIdentityDocumentsAreForTheHolderItsMediatorAndThoseAbove() {
        var dispute = dispute();
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")
                .statusCode(201);
        adding("lin", "image/jpeg", photo(7))
                .post(dispute + "/attachments?kind=IDENTITY_COPY")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_THE_HOLDER"));
        var copy = add("huang", dispute, "IDENTITY_COPY", photo(7));
        var id = copy.substring(copy.lastIndexOf('/') + 1);
        for (var reader : List.of("huang", "he", "liang")) {
            Api.get(reader, copy + "/content").statusCode(200);
            Api.get(reader, dispute + "/attachments").body("items.id", hasItem(id));
        }
        Api.get("lin", copy).statusCode(404);
        Api.get("lin", copy + "/content").statusCode(404);
        Api.get("lin", dispute + "/attachments?count=true")
                .statusCode(200)
                .body("items.id", not(hasItem(id)))
                .body("count.value", equalTo(0));
        Api.act(
                        "huang",
                        dispute,
                        "/assignments",
                        "{\"mediatorId\": \"00000000-0000-7000-8001-000000000001\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        Api.get("lin", copy + "/content").statusCode(200);
        add("lin", dispute, "IDENTITY_COPY", photo(8));
    }

    @Test
    void whatItBelongsToIsAPartOfThisDispute() {
        var dispute = dispute();
        String party = Api.get("lin", dispute).extract().path("parties[1].id");
        adding("lin", "image/jpeg", photo(9))
                .post(dispute + "/attachments?kind=SIGNATURE&about=" + party)
                .then()
                .statusCode(201)
                .body("about", equalTo(party));
        String foreign = Api.get("lin", dispute()).extract().path("parties[1].id");
        for (var about : List.of(foreign, UUID.randomUUID().toString()))
            adding("lin", "image/jpeg", photo(9))
                    .post(dispute + "/attachments?kind=SIGNATURE&about=" + about)
                    .then()
                    .statusCode(422)
                    .body("errors[0].parameter", equalTo("about"))
                    .body("errors[0].code", equalTo("ABOUT_UNKNOWN"));
    }

    @Test
    void itIsDescribedInTheVersionThatWasSeen() {
        var dispute = dispute();
        var attachment = add("lin", dispute, "PHOTO", photo(10));
        var etag = Api.get("lin", attachment).extract().header("ETag");
        var words = "{\"kind\": \"EVIDENCE\", \"description\": \"浴室的灯\"}";
        Api.as("lin").body(words).put(attachment).then().statusCode(428);
        Api.as("lin")
                .header("If-Match", etag)
                .body(words)
                .put(attachment)
                .then()
                .statusCode(200)
                .body("kind", equalTo("EVIDENCE"))
                .body("description", equalTo("浴室的灯"))
                .header("ETag", not(equalTo(etag)));
        Api.as("lin")
                .header("If-Match", etag)
                .body(words)
                .put(attachment)
                .then()
                .statusCode(412);
        Api.as("mai")
                .header("If-Match", etag)
                .body(words)
                .put(attachment)
                .then()
                .statusCode(404);
        assertThat(timeline(dispute)).last().satisfies(e -> assertThat(e).containsEntry("step", "ATTACHMENT_CHANGED"));
    }

    @Test
    void withdrawnItLeavesTheStorageAndStaysInTheFile() throws Exception {
        var dispute = dispute();
        var attachment = add("lin", dispute, "PHOTO", photo(11));
        var etag = Api.get("lin", attachment).extract().header("ETag");
        var content = Uploads.of(attachment);
        assertThat(content).exists();
        Api.as("lin").delete(attachment + "?reason=WRONG_FILE").then().statusCode(428);
        Api.as("lin").header("If-Match", etag).delete(attachment).then().statusCode(400);
        Api.as("he")
                .header("If-Match", "\"77\"")
                .delete(attachment + "?reason=DUPLICATE")
                .then()
                .statusCode(412);
        Api.as("lin")
                .header("If-Match", etag)
                .delete(attachment + "?reason=CONSENT_WITHDRAWN")
                .then()
                .statusCode(200)
                .body("withdrawalReason", equalTo("CONSENT_WITHDRAWN"))
                .body("withdrawnBy", notNullValue())
                .body("description", nullValue());
        Api.get("lin", attachment + "/content").statusCode(410).body("code", equalTo("ATTACHMENT_WITHDRAWN"));
        var now = Api.get("lin", attachment).statusCode(200).extract().header("ETag");
        Api.as("lin")
                .header("If-Match", now)
                .delete(attachment + "?reason=DUPLICATE")
                .then()
                .statusCode(410);
        Uploads.await(() -> !Files.exists(content));
        assertThat(timeline(dispute)).last().satisfies(e -> assertThat(e)
                .containsEntry("step", "ATTACHMENT_WITHDRAWN"));
    }

    @Test
    void anArchivedFileIsOnlyAddedTo() {
        var dispute = dispute();
        var attachment = add("lin", dispute, "PHOTO", photo(12));
        Api.act(
                        "huang",
                        dispute,
                        "/non-acceptance",
                        "{\"reason\": \"ALREADY_BEFORE_OTHER_ORGAN\", \"explanation\": \"法院已受理。\"}")
                .statusCode(201);
        Api.as("huang")
                .header("If-Match", Api.get("huang", dispute).extract().header("ETag"))
                .post(dispute + "/archive")
                .then()
                .statusCode(201);
        var etag = Api.get("lin", attachment).extract().header("ETag");
        adding("lin", "image/jpeg", photo(12))
                .post(dispute + "/attachments?kind=PHOTO")
                .then()
                .statusCode(201);
        etag = Api.get("lin", attachment).extract().header("ETag");
        Api.as("huang")
                .header("If-Match", etag)
                .delete(attachment + "?reason=DUPLICATE")
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"))
                .body("state", equalTo("ARCHIVED"));
        Api.as("huang")
                .header("If-Match", etag)
                .body("{\"kind\": \"OTHER\"}")
                .put(attachment)
                .then()
                .statusCode(409);
        Api.get("lin", attachment + "/content").statusCode(200);
        Api.get("lin", dispute)
                .body("allowedActions", hasItem("addAttachment"))
                .body("allowedActions", not(hasItem("changeAttachment")));
    }
}
