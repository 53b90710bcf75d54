package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/** What a scalar without quotes is to kubectl, whose YAML is that of go-yaml 2 (YAML 1.1, but dates are text). */
enum ScalarKind {
    TEXT,
    NOTHING,
    YES,
    NO,
    NUMBER;

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern NUMBERS = Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+"
            + "|(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|\\.(inf|Inf|INF))|\\.(nan|NaN|NAN)");

    /** Longer ones are text, which spares the pattern. */
    private static final int LONGEST_NUMBER = 400;

    static ScalarKind of(String plain) {
        if (NULLS.contains(plain)) {
            return NOTHING;
        }
        if (TRUE.contains(plain)) {
            return YES;
        }
        if (FALSE.contains(plain)) {
            return NO;
        }
        boolean number = plain.length() < LONGEST_NUMBER
                && NUMBERS.matcher(plain.replace("_", "")).matches();
        return number ? NUMBER : TEXT;
    }
}
