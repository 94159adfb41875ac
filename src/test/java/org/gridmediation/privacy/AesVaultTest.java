package org.gridmediation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesVaultTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String HASH = key(3);

    private final Vault vault = vault(OLD);

    private static String key(int seed) {
        var key = new byte[32];
        new Random(seed).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Vault vault(String encryption) {
        return new AesVault(encryption, Optional.empty(), HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "440103199003070010", "+8613800001234", "张三", "\u0000", "👨‍👩‍👧", "𠀀", "a\nb"})
    void opensWhatItSealed(String clear) {
        assertThat(vault.open(vault.seal(clear))).isEqualTo(clear);
    }

    @Test
    void opensLongTexts() {
        assertThat(vault.open(vault.seal("证".repeat(10_000)))).isEqualTo("证".repeat(10_000));
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(vault.seal("440103199003070010")).isNotEqualTo(vault.seal("440103199003070010"));
    }

    @Test
    void noticesEveryChangedByte() {
        var sealed = vault.seal("440103199003070010");
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed)).as("byte %d", i).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void noticesEveryMissingEnd() {
        var sealed = vault.seal("440103199003070010");
        for (int length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(cut)).as("length %d", length).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void opensWithThePreviousKeyAndSealsWithTheCurrent() {
        var before = vault.seal("440103199003070010");
        var rotated = new AesVault(NEW, Optional.of(OLD), HASH);
        var after = rotated.seal("440103199003070010");
        assertThat(rotated.open(before)).isEqualTo("440103199003070010");
        assertThat(rotated.open(after)).isEqualTo("440103199003070010");
        assertThat(vault(NEW).open(after)).isEqualTo("440103199003070010");
        assertThatThrownBy(() -> vault(NEW).open(before)).isInstanceOf(IllegalStateException.class);
        assertThat(before[0]).as("the version tells what is left to seal anew").isNotEqualTo(after[0]);
    }

    @Test
    void keepsTheFingerprintWhenTheEncryptionKeyChanges() {
        assertThat(vault(NEW).fingerprint("RESIDENT_ID:1"))
                .isEqualTo(vault.fingerprint("RESIDENT_ID:1"))
                .hasSize(32);
        assertThat(vault.fingerprint("RESIDENT_ID:1")).isNotEqualTo(vault.fingerprint("PASSPORT:1"));
    }

    @Test
    void fingerprintsWithItsKey() {
        var other = new AesVault(OLD, Optional.empty(), key(4));
        assertThat(other.fingerprint("1")).isNotEqualTo(vault.fingerprint("1"));
    }

    @Test
    void fingerprintsAsHmacSha256() {
        // RFC 4231's keys are not of 32 bytes; this one was computed with `openssl dgst -sha256 -mac HMAC -macopt
        // hexkey:00…1f`.
        var key = new byte[32];
        for (int i = 0; i < 32; i++) key[i] = (byte) i;
        var known = new AesVault(OLD, Optional.empty(), Base64.getEncoder().encodeToString(key));
        assertThat(known.fingerprint("440103199003070010"))
                .asHexString()
                .isEqualToIgnoringCase("0fa2780523d1542f27475a8edc6752358f33c71fbe722731dcda396e82323fe0");
    }

    /** Encoders write a question mark for half a pair: other text would be sealed, and two people share a fingerprint. */
    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800"})
    void refusesTextThatUtf8CannotHold(String text) {
        assertThatThrownBy(() -> vault.seal(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.fingerprint(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "not base64 !",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesKeysOfAnotherSizeWithoutShowingThem(String wrong) {
        assertThatThrownBy(() -> vault(wrong)).hasMessageContaining("GRID_MEDIATION_KEYS_ENCRYPTION must be 32 bytes");
        assertThatThrownBy(() -> new AesVault(OLD, Optional.of(wrong), HASH))
                .hasMessageContaining("GRID_MEDIATION_KEYS_ENCRYPTION_PREVIOUS");
        assertThatThrownBy(() -> new AesVault(OLD, Optional.empty(), wrong))
                .hasMessageContaining("GRID_MEDIATION_KEYS_HASH")
                .satisfies(e -> assertThat(wrong.isEmpty() || !e.getMessage().contains(wrong))
                        .isTrue());
    }

    @Test
    void readsAKeyFromAFileThatEndsWithALine() {
        assertThat(vault(OLD + "\n").open(vault.seal("1"))).isEqualTo("1");
    }
}
