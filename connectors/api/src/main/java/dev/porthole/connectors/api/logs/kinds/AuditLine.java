package dev.porthole.connectors.api.logs.kinds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Audit events of a Kubernetes API server (audit.k8s.io/v1), parsed already or as the JSON they are written in. */
final class AuditLine {

    private AuditLine() {}

    /** @param fields by their dotted names; maybe below a prefix that the shipper gave them */
    static Optional<KnownLine> of(Map<String, String> fields) {
        for (String prefix : new String[] {"", "kubernetes.audit.", "audit."}) {
            if (fields.containsKey(prefix + "auditID") && fields.containsKey(prefix + "verb")) {
                return Optional.of(read(fields, prefix));
            }
        }
        return Optional.empty();
    }

    static Optional<KnownLine> read(String text) {
        return text.startsWith("{") && text.contains("audit.k8s.io/") ? of(FlatJson.read(text)) : Optional.empty();
    }

    private static KnownLine read(Map<String, String> fields, String prefix) {
        var said = new LinkedHashMap<String, String>();
        put(said, KnownLine.USER, fields, prefix + "user.username");
        put(said, "kubernetes.audit.verb", fields, prefix + "verb");
        String resource = fields.getOrDefault(prefix + "objectRef.resource", "");
        String part = fields.getOrDefault(prefix + "objectRef.subresource", "");
        if (!resource.isEmpty()) {
            said.put("kubernetes.audit.resource", part.isEmpty() ? resource : resource + '/' + part);
        }
        put(said, "kubernetes.audit.namespace", fields, prefix + "objectRef.namespace");
        put(said, "kubernetes.audit.name", fields, prefix + "objectRef.name");
        put(said, KnownLine.STATUS, fields, prefix + "responseStatus.code");
        put(said, "kubernetes.audit.stage", fields, prefix + "stage");
        put(said, KnownLine.PATH, fields, prefix + "requestURI");
        put(said, "client.address", fields, prefix + "sourceIPs");
        put(said, "user_agent.original", fields, prefix + "userAgent");
        put(said, "kubernetes.audit.decision", fields, prefix + "annotations.authorization.k8s.io/decision");
        return new KnownLine(KnownLine.Kind.AUDIT, said);
    }

    private static void put(Map<String, String> said, String name, Map<String, String> fields, String from) {
        String value = fields.getOrDefault(from, "");
        if (!value.isEmpty()) {
            said.put(name, value);
        }
    }
}
