package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 9110, 13.1, and what becomes of an ETag on its way through a proxy. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PreconditionsTest {
    private static final String CHANGE = """
            {"title": "改", "description": "改", "type": "02", "publicOrderType": "Z02", "urgency": "NORMAL", "difficulty": "SIMPLE"}""";

    private String dispute;

    @BeforeEach
    void aDispute() {
        dispute = Api.dispute("lin", "440103009106001");
    }

    private ValidatableResponse read(String known) {
        return Api.as("lin").header("If-None-Match", known).get(dispute).then();
    }

    private ValidatableResponse change(String seen) {
        return Api.as("lin").header("If-Match", seen).body(CHANGE).put(dispute).then();
    }

    private String etag() {
        return Api.get("lin", dispute).extract().header("ETag");
    }

    private static String plain(String etag) {
        return etag.replace("-gzip", "");
    }

    @Test
    void ifNoneMatchComparesWeakly() {
        var etag = plain(etag());
        for (var known : List.of(
                etag,
                "W/" + etag,
                "*",
                " * ",
                "\"x\", " + etag,
                "W/\"x\",,W/" + etag,
                "\"a,b\"," + etag,
                etag.substring(0, etag.length() - 1) + "-gzip\"")) read(known).statusCode(304);
        for (var other : List.of("\"x\"", "W/\"x\"", "\"\"", "\"*\"", "\"x\", \"y\""))
            read(other).statusCode(200);
    }

    @Test
    void ifMatchComparesStronglyAndAStarIsTrueOfWhatExists() {
        change("W/" + plain(etag())).statusCode(412);
        change("\"x\"").statusCode(412);
        change(plain(etag())).statusCode(200);
        change("\"x\", " + etag()).statusCode(200);
        change("*").statusCode(200);
        Api.as("lin")
                .header("If-Match", "*")
                .body(CHANGE)
                .put("/v1/disputes/01900000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
        Api.as("lin").body(CHANGE).put(dispute).then().statusCode(428);
    }

    @Test
    void aReadShowsTheVersionThatIfMatchNamesOrNothing() {
        var etag = etag();
        for (var same : List.of(etag, plain(etag), "*", "\"x\", " + etag, etag.split("[.-]")[0] + "\""))
            Api.as("lin").header("If-Match", same).get(dispute).then().statusCode(200);
        for (var other : List.of("\"999\"", "W/" + plain(etag), "\"x\", \"y\"")) {
            Api.as("lin")
                    .header("If-Match", other)
                    .get(dispute)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("VERSION_STALE"));
            Api.as("lin")
                    .header("If-Match", other)
                    .header("If-None-Match", etag)
                    .get(dispute)
                    .then()
                    .statusCode(412);
        }
        Api.anonymous().header("If-Match", "\"999\"").get("/q/openapi").then().statusCode(412);
    }

    @Test
    void whatIsNoTagIsRefusedByItsName() {
        for (var garbage : List.of(
                "0",
                "\"",
                "\"a",
                "a\"",
                "**",
                "*, \"a\"",
                "w/\"a\"",
                "\"a\" \"b\"",
                "W/",
                ",",
                "\"" + "x".repeat(1000) + "\"")) {
            change(garbage)
                    .statusCode(400)
                    .body("code", equalTo("INVALID_PARAMETER"))
                    .body("errors.parameter", hasItem("If-Match"));
            read(garbage).statusCode(400).body("errors.parameter", hasItem("If-None-Match"));
        }
    }

    @Test
    void aCompressedAnswerHasATagOfItsOwnWithWhichChangesGo() {
        var coded = Api.as("lin").header("Accept-Encoding", "gzip").get(dispute);
        assertThat(coded.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(coded.header("ETag")).endsWith("-gzip\"").isNotEqualTo(plain(coded.header("ETag")));
        assertThat(coded.header("Vary")).contains("Accept-Encoding");
        var known = Api.as("lin")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", coded.header("ETag"))
                .get(dispute)
                .then()
                .statusCode(304)
                .extract();
        assertThat(known.header("ETag")).isEqualTo(coded.header("ETag"));
        Api.as("lin")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", "\"x\"")
                .header("If-None-Match", coded.header("ETag"))
                .get(dispute)
                .then()
                .statusCode(304)
                .header("ETag", coded.header("ETag"));
        change(coded.header("ETag")).statusCode(200);
        for (var none : List.of("identity", "gzip;q=0", "br", "gzip;q=0, *;q=1")) {
            var plain = Api.as("lin").header("Accept-Encoding", none).get(dispute);
            assertThat(plain.header("ETag")).as(none).doesNotContain("gzip");
            assertThat(String.valueOf(plain.header("Content-Encoding")))
                    .as(none)
                    .isIn("null", "identity");
        }
        for (var some : List.of("gzip", "br, gzip", "*", "gzip;q=0.1, identity;q=1", "br;q=1,*;q=0.5")) {
            var packed = Api.as("lin").header("Accept-Encoding", some).get(dispute);
            assertThat(packed.header("Content-Encoding")).as(some).isEqualTo("gzip");
            assertThat(packed.header("ETag")).as(some).endsWith("-gzip\"");
        }
    }

    /** 13.1.2: of a change it is true while the resource is in none of these versions. */
    @Test
    void aChangeThatWouldOnlyMakeItChangesNothing() {
        for (var known : List.of("*", etag(), "W/" + plain(etag()), "\"x\", " + etag())) {
            Api.as("lin")
                    .header("If-None-Match", known)
                    .header("If-Match", "*")
                    .body(CHANGE)
                    .put(dispute)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("VERSION_STALE"));
            Api.as("lin")
                    .header("If-None-Match", known)
                    .body(CHANGE)
                    .put(dispute)
                    .then()
                    .statusCode(412);
        }
        Api.as("lin")
                .header("If-None-Match", "\"x\"")
                .body(CHANGE)
                .put(dispute)
                .then()
                .statusCode(428);
        Api.as("lin")
                .header("If-None-Match", "\"x\"")
                .header("If-Match", etag())
                .body(CHANGE)
                .put(dispute)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsComputedIsKnownByAStarToo() {
        Api.as("he")
                .header("If-None-Match", "*")
                .get("/v1/statistics?indicator=coverage&area=440103009")
                .then()
                .statusCode(304);
    }
}
