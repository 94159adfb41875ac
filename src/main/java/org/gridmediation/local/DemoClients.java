package org.gridmediation.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo realm's clients by which people log in: a realm is imported only once, and ports and front ends change from start to start.
 *
 * @param secret of the client grid-mediation-api, which may manage clients
 */
record DemoClients(String realm, String secret) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    void admit(DemoOrigins origins) {
        var all = new ArrayList<>(origins.own("/*"));
        origins.frontEnds().forEach(origin -> all.add(origin + "/*"));
        try {
            var token = send(request(realm + "/protocol/openid-connect/token")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    "grant_type=client_credentials&client_id=grid-mediation-api&client_secret="
                                            + secret)))
                    .path("access_token")
                    .asText();
            redirect(token, "demo-cli", all);
            redirect(token, "board", origins.own("/board/"));
        } catch (IOException changed) {
            System.err.println("The realm's clients were changed and stay as they are: " + changed.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void redirect(String token, String id, List<String> addresses) throws IOException, InterruptedException {
        var clients = realm.replace("/realms/", "/admin/realms/") + "/clients";
        var found = send(request(clients + "?clientId=" + id).header("Authorization", "Bearer " + token));
        if (!(found.path(0) instanceof ObjectNode client)) return;
        client.set("redirectUris", JSON.valueToTree(addresses));
        send(request(clients + "/" + client.get("id").asText())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(client.toString())));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException("Keycloak answers " + answer.statusCode());
        return JSON.readTree(answer.body());
    }
}
