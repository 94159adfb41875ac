package org.gridmediation.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The two languages: Chinese unless the caller prefers English. */
public record Texts(Locale locale) {
    public static final Texts ZH = new Texts(Locale.CHINESE);
    public static final Texts EN = new Texts(Locale.ENGLISH);
    private static final ResourceBundle.Control AS_NAMED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public static Texts of(HttpHeaders headers) {
        return of(headers == null ? null : headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    public static Texts of(String acceptLanguage) {
        try {
            var wanted = Locale.LanguageRange.parse(acceptLanguage == null ? "zh" : acceptLanguage);
            for (var range : wanted) {
                // What weighs nothing is not wanted (RFC 9110, 12.4.2).
                if (range.getWeight() == 0) continue;
                if (range.getRange().startsWith("zh") || range.getRange().equals("*")) break;
                if (range.getRange().startsWith("en")) return new Texts(Locale.ENGLISH);
            }
        } catch (IllegalArgumentException malformed) {
            return new Texts(Locale.CHINESE);
        }
        return new Texts(Locale.CHINESE);
    }

    public String problem(Problem problem, String part, Object... arguments) {
        return text("problems/problems", problem.slug() + "." + part, problem.slug(), arguments);
    }

    /** @param fault a code, and behind a space what its text is about, if it needs that: INVISIBLE_CHARACTER U+200B */
    public String fault(String fault) {
        int space = fault.indexOf(' ');
        var code = code(fault);
        return space < 0
                ? text("problems/violations", code, code)
                : text("problems/violations", code, code, fault.substring(space + 1));
    }

    public static String code(String fault) {
        int space = fault.indexOf(' ');
        return space < 0 ? fault : fault.substring(0, space);
    }

    String tag() {
        return locale.equals(Locale.ENGLISH) ? "en" : "zh-CN";
    }

    private String text(String bundle, String key, String otherwise, Object... arguments) {
        try {
            var pattern = ResourceBundle.getBundle(bundle, locale, AS_NAMED).getString(key);
            return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }
}
