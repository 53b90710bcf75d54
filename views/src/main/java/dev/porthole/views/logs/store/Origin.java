package dev.porthole.views.logs.store;

/** Where a line comes from; each part may be empty. */
public record Origin(String namespace, String pod, String container, String service) {}
