package org.gridmediation.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The Keycloak realm that the program needs, as a file to import. */
public class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Realm() {}

    /** For real people: roles and clients, no accounts. Keycloak fills in two settings from its environment. */
    public static String production() throws IOException {
        return text(read("realm"));
    }

    /** The same with the demo's accounts and clients, whose passwords are known. */
    static String demo() throws IOException {
        var realm = read("realm");
        read("demo").properties().forEach(more -> {
            if (more.getValue() instanceof ArrayNode list) ((ArrayNode) realm.get(more.getKey())).addAll(list);
            else realm.set(more.getKey(), more.getValue());
        });
        return text(realm);
    }

    private static ObjectNode read(String name) throws IOException {
        try (var source = Realm.class.getResourceAsStream("/realm/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(source);
        }
    }

    private static String text(ObjectNode realm) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm) + "\n";
    }
}
