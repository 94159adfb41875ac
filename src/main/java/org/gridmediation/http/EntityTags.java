package org.gridmediation.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What If-Match and If-None-Match name (RFC 9110, 8.8.3 and 13.1): any version, or some. A version that was sent compressed has the same tag
 * with {@link #CODED} at its end, as Apache writes it too: it is another representation of the same version, so both are known here. What a
 * reader is shown of a version also depends on who reads it and when (what may be done, how far a job is): a digest of it follows the version.
 */
public record EntityTags(boolean any, List<Tag> tags) {
    static final String CODED = "-gzip";
    /** Between the version and the digest of what the answer showed. */
    private static final String SHOWN = ".";

    public static final int LONGEST = 1000;
    /** Before the tag of what is computed, whose bytes may differ for the same numbers. */
    private static final String WEAK = "W/";

    /** For the contract; a list may have empty elements. */
    public static final String PATTERN =
            "^[ \\t]*(\\*|[ \\t,]*(W/)?\"[!#-~\\x80-\\xff]*\"([ \\t]*,[ \\t]*((W/)?\"[!#-~\\x80-\\xff]*\")?)*)[ \\t]*$";

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private record Tag(boolean weak, String opaque) {
        boolean isOfVersion(String etag) {
            return version(plain(opaque)).equals(etag);
        }

        boolean isOf(String etag) {
            return plain(opaque).equals(plain(etag.startsWith(WEAK) ? etag.substring(WEAK.length()) : etag));
        }
    }

    /**
     * @param lines of the header, of which there may be several or none
     * @param header its name, which is named when its value is none
     * @return nothing for an empty list
     */
    static Optional<EntityTags> of(List<String> lines, String header) {
        var list = lines == null ? "" : String.join(",", lines);
        return list.isBlank() ? Optional.empty() : Optional.of(of(list, header));
    }

    private static EntityTags of(String value, String header) {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) throw FaultyRequest.in(header, "WRONG_FORMAT");
        if (value.strip().equals("*")) return new EntityTags(true, List.of());
        var tags = new ArrayList<Tag>();
        var matcher = TAG.matcher(value);
        while (matcher.find()) tags.add(new Tag(matcher.group(1) != null, matcher.group(2)));
        return new EntityTags(false, tags);
    }

    /** For If-Match, with the tag of a version: a weak tag is no proof of what was seen. `*` is true of whatever exists. */
    boolean match(String etag) {
        return any || tags.stream().anyMatch(tag -> !tag.weak && tag.isOfVersion(etag));
    }

    /** For If-Match of a read, with the tag of its answer: as of a change, the version counts. */
    boolean matchShown(String etag) {
        return any || !etag.startsWith(WEAK) && match(version(plain(etag)));
    }

    /** For If-None-Match, where a weak tag does. */
    boolean know(String etag) {
        return any || tags.stream().anyMatch(tag -> tag.isOf(etag));
    }

    boolean knowVersion(String etag) {
        return any || tags.stream().anyMatch(tag -> tag.isOfVersion(etag));
    }

    static String shown(String etag, String digest) {
        return etag.substring(0, etag.length() - 1) + SHOWN + digest + "\"";
    }

    private static String version(String etag) {
        return etag.replaceFirst("\\" + SHOWN + "[^\"]*", "");
    }

    static String coded(String etag) {
        return etag.endsWith(CODED + "\"") ? etag : etag.substring(0, etag.length() - 1) + CODED + "\"";
    }

    private static String plain(String etag) {
        return etag.endsWith(CODED + "\"") ? etag.substring(0, etag.length() - CODED.length() - 1) + "\"" : etag;
    }
}
