package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final Body BODY = Body.of("{\"a\": 1.50, \"list\": [{\"x\": \"y\"}]}");

    @Test
    void aBodyIsChangedByPointer() {
        assertThat(BODY.with("/list/0/x", Map.of("z", true)).json())
                .isEqualTo("{\"a\":1.50,\"list\":[{\"x\":{\"z\":true}}]}");
        assertThat(BODY.and("/list/-", BODY)
                        .without("/list/0")
                        .without("/list/0/list")
                        .json())
                .isEqualTo("{\"a\":1.50,\"list\":[{\"a\":1.50}]}");
        assertThat(BODY.with("/a", null).without("/list").and("/b", 2).json()).isEqualTo("{\"a\":null,\"b\":2}");
        assertThat(BODY.json()).isEqualTo("{\"a\":1.50,\"list\":[{\"x\":\"y\"}]}");
    }

    @Test
    void aChangeThatDoesNotFindItsPlaceFails() {
        assertThatThrownBy(() -> BODY.with("/b", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.with("/list/1/x", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.without("/b")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.without("/list/1")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.and("/a", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.and("/b/c", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.and("/a/c", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> BODY.and("/list/1", 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Body.of("{\"a\": 1, \"a\": 2}")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Text.replaced("a", "b", "c")).isInstanceOf(AssertionError.class);
    }
}
