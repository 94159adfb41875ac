package org.gridmediation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls the API as one of the demo's accounts, with a real token; every answer is held against the contract. */
public final class Api {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final Map<String, String> OTHER_POSTS = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ContractFilter CONTRACT = new ContractFilter();
    /** REST Assured names a charset of every body, and another one for files; and it waits for ever. */
    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", 120_000)
                    .setParam("http.socket.timeout", 120_000));

    private Api() {}

    /** A word that nothing else has, in letters: digits in a name or a text could look like a telephone number. */
    public static String word() {
        return UUID.randomUUID()
                .toString()
                .chars()
                .filter(c -> c != '-')
                .map(c -> c <= '9' ? c - '0' + 'g' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public static String token(String account) {
        return TOKENS.computeIfAbsent(account, a -> {
            var client = a.startsWith("demo-");
            var form = given().formParam("grant_type", client ? "client_credentials" : "password")
                    .formParam("client_id", client ? a : "demo-cli");
            form = client
                    ? form.formParam("client_secret", a)
                    : form.formParam("username", a).formParam("password", a);
            var realm = ConfigProvider.getConfig().getValue("grid-mediation.oidc.url", String.class);
            return form.post(realm + "/protocol/openid-connect/token")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("access_token");
        });
    }

    /** A token says which roles its account had. */
    static void forget(String account) {
        TOKENS.remove(account);
    }

    public static RequestSpecification as(String account) {
        var parts = account.split("@");
        var request = anonymous().header("Authorization", "Bearer " + token(parts[0]));
        return parts.length == 1 ? request : request.header("Acting-Post", parts[1]);
    }

    /** The same person in another post, as `as` understands it: account@post. */
    public static String alsoIn(String account, String role, String area) {
        return OTHER_POSTS.computeIfAbsent(account + role + area, key -> {
            var post = appoint(
                    "/v1/staff/" + get(account, "/v1/me").extract().<String>path("staffId"),
                    "{\"role\": \"" + role + "\", \"area\": \"" + area + "\"}");
            carries(account, post);
            return account + "@" + post;
        });
    }

    /** The id of a post that one administrator gives a staff member, and another approves; or of the same one, which a test gave before. */
    public static String appoint(String staff, String body) {
        var post = post("admin", staff + "/posts", body)
                .statusCode(oneOf(201, 422))
                .extract();
        if (post.statusCode() == 422) return held(staff, JsonPath.from(body));
        if (post.<Boolean>path("proposed")) approve(post.path("id"));
        return post.path("id");
    }

    private static String held(String staff, JsonPath wanted) {
        for (var post : json(as("admin").get(staff + "/posts?limit=200")))
            if (!post.has("validUntil")
                    && Stream.of("role", "area", "organizationId")
                            .allMatch(f -> Objects.equals(post.path(f).textValue(), wanted.getString(f))))
                return post.get("id").asText();
        throw new AssertionError(staff + " has no such post: " + wanted.prettify());
    }

    public static void approve(String proposal) {
        act("admin2", "/v1/post-proposals/" + proposal, "/approval", "").statusCode(201);
    }

    /** A role that is new to the account is in a new token, once Keycloak has been told of it. */
    private static void carries(String account, String post) {
        for (int i = 0;
                !post.equals(get(account + "@" + post, "/v1/me").extract().path("actingPost"));
                i++) {
            if (i == 300) throw new AssertionError("no token of " + account + " carries the role of the new post");
            pause();
            TOKENS.remove(account);
        }
    }

    public static RequestSpecification anonymous() {
        return given().config(UTF_8).filter(CONTRACT).contentType("application/json");
    }

    /** For tests that read thousands of answers: REST Assured compiles each of its paths anew. */
    public static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ValidatableResponse get(String account, String path, Object... values) {
        return as(account).get(path, values).then();
    }

    public static ValidatableResponse post(String account, String path, String body) {
        return as(account).body(body).post(path).then();
    }

    public static ValidatableResponse post(String account, String path, Body body) {
        return post(account, path, body.json());
    }

    /** Acts on a resource in the version in which it stands now. */
    public static ValidatableResponse act(String account, String resource, String action, String body) {
        var read = as(account).get(resource);
        if (read.statusCode() != 200) throw new AssertionError(resource + " as " + account + ": " + read.statusCode());
        var etag = read.header("ETag");
        return as(account)
                .header("If-Match", etag)
                .body(body)
                .post(resource + action)
                .then();
    }

    public static ValidatableResponse act(String account, String resource, String action, Body body) {
        return act(account, resource, action, body.json());
    }

    /** Changes or ends a part of a resource, in the version in which the resource stands now. */
    public static ValidatableResponse send(String account, String method, String resource, String part, String body) {
        var etag = as(account).get(resource).then().statusCode(200).extract().header("ETag");
        var request = as(account).header("If-Match", etag);
        if (body != null) request.body(body);
        return request.request(method, resource + part).then();
    }

    /** A dispute of lin's grid, both parties willing. */
    public static String dispute(String account, String area) {
        return post(account, "/v1/disputes", newDispute(area))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** One that the committee of lin's community has accepted. */
    public static String accepted() {
        var dispute = dispute("lin", "440103009106001");
        act("huang", dispute, "/acceptance", "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")
                .statusCode(201);
        return dispute;
    }

    public static String newDispute(String area) {
        return """
                {"area": "%s", "title": "浴室强光扰民", "description": "对面楼浴室夜间强光直射卧室。", "place": "示范楼2栋", "type": "02", "publicOrderType": "Z02",
                 "source": "RESIDENT_REPORT", "urgency": "NORMAL", "difficulty": "SIMPLE",
                 "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "示例甲", "consented": true},
                             {"role": "RESPONDENT", "kind": "PERSON", "name": "示例乙", "consented": true}]}""".formatted(area);
    }

    /** What a recount of an area found, once it has. */
    public static ValidatableResponse recounted(String account, String area) {
        var recount = post(account, "/v1/statistics/reconciliations", "{\"area\": \"" + area + "\"}")
                .statusCode(202)
                .extract()
                .header("Location");
        for (int i = 0; i < 600; i++) {
            var read = as(account).get(recount);
            if (json(read).get("state").asText().equals("FINISHED")) return read.then();
            pause();
        }
        throw new AssertionError(as(account).get(recount).asString());
    }

    /** Between two looks at what happens in the background. */
    public static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Thousands of requests, none of which depends on another, some at a time. */
    static <T> void each(Collection<T> things, Consumer<T> asking) throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (var asked : pool.invokeAll(things.stream()
                    .map(thing -> Executors.callable(() -> asking.accept(thing)))
                    .toList())) asked.get();
        } finally {
            pool.shutdown();
        }
    }
}
