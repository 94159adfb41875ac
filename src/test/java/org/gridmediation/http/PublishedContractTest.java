package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PublishedContractTest {
    /** As it comes: REST Assured would unpack it and say nothing of that. */
    private static RequestSpecification given() {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static byte[] unpacked(byte[] coded) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(coded))) {
            return in.readAllBytes();
        }
    }

    @Test
    void itIsCompressedTaggedAndNotSentAgain() throws IOException {
        for (var path : List.of("/q/openapi", "/q/openapi.json", "/q/openapi.yaml", "/q/openapi?format=json")) {
            var coded = given().header("Accept-Encoding", "gzip")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(coded.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(Integer.parseInt(coded.header("Content-Length"))).isLessThan(300_000);
            for (var known : List.of(coded.header("ETag"), "*", "W/" + coded.header("ETag")))
                given().header("If-None-Match", known).get(path).then().statusCode(304);
            var plain = given().header("Accept-Encoding", "identity")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(plain.header("ETag")).isNotEqualTo(coded.header("ETag"));
            assertThat(plain.asByteArray()).isEqualTo(unpacked(coded.asByteArray()));
            assertThat(plain.asString()).contains("registerDispute");
            assertThat(given().head(path).then().statusCode(200).extract().asByteArray())
                    .isEmpty();
        }
        assertThat(given().get("/q/openapi.json").contentType()).startsWith("application/json");
        assertThat(given().get("/q/openapi").contentType()).startsWith("application/yaml");
    }

    /** Each asks for what is larger than the machine's buffers between us, and reads nothing. */
    @Test
    void hundredsWhoAskAndDoNotReadStopNobody() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            var before = direct();
            for (int i = 0; i < 400; i++) {
                var socket = new Socket();
                socket.setReceiveBufferSize(4096);
                socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
                socket.getOutputStream()
                        .write("GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                sockets.add(socket);
            }
            given().get("/q/health/live").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
            var answer = given().get("/q/openapi");
            assertThat(answer.statusCode()).isIn(200, 503);
            assertThat(direct() - before).isLessThan(60_000_000L);
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    private static long direct() {
        return java.lang.management.ManagementFactory.getPlatformMXBeans(java.lang.management.BufferPoolMXBean.class)
                .stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(java.lang.management.BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
