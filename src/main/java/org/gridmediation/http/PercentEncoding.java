package org.gridmediation.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How an address writes what is not ASCII (RFC 3986, 2.1 and 2.5): as the bytes of UTF-8, each by two digits. Whoever decodes anything else puts
 * question marks in its place, and a search for these finds nothing.
 */
final class PercentEncoding {
    private static final Pattern FORM = Pattern.compile("(?:[!-$&-~]|%[0-9A-Fa-f]{2})*+");
    private static final Pattern ENCODED = Pattern.compile("(?:%..)++");

    private PercentEncoding() {}

    static boolean isValid(String address) {
        return FORM.matcher(address).matches()
                && ENCODED.matcher(address).results().map(MatchResult::group).allMatch(PercentEncoding::isUtf8);
    }

    private static boolean isUtf8(String encoded) {
        var bytes = ByteBuffer.allocate(encoded.length() / 3);
        for (int i = 1; i < encoded.length(); i += 3)
            bytes.put((byte) Integer.parseInt(encoded.substring(i, i + 2), 16));
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }
}
