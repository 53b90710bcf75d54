package dev.porthole.connectors.kubernetes.typed;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;

/**
 * Asks the API server what we may do ({@code SelfSubjectAccessReview} of authorization.k8s.io/v1), which everybody may
 * ask. The one thing that is created, and nothing is kept of it.
 */
public final class AccessReview {

    private final TypedClient typed;

    public AccessReview(TypedClient typed) {
        this.typed = typed;
    }

    /**
     * Something that rules of RBAC allow.
     *
     * @param verb as "list"
     * @param group of the resource; empty for the core group
     * @param resource in the plural, with its subresource after a slash, as "pods/portforward"
     * @param namespace empty for all
     */
    public record Right(String verb, String group, String resource, String namespace) {

        /** As an administrator would say it: "create pods/portforward in shop". */
        @Override
        public String toString() {
            return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                    + (namespace.isEmpty() ? "" : " in " + namespace);
        }
    }

    /** Whether we may; false also where nothing has decided. */
    public Outcome<Boolean> may(Right right, Deadline deadline) {
        return typed.ask(
                "create",
                "selfsubjectaccessreviews.authorization.k8s.io",
                client -> client.authorization()
                        .v1()
                        .selfSubjectAccessReview()
                        .create(review(right))
                        .getStatus()
                        .getAllowed(),
                deadline);
    }

    private static SelfSubjectAccessReview review(Right right) {
        String[] resource = right.resource().split("/", 2);
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(right.verb())
                .withGroup(right.group())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : "")
                .withNamespace(right.namespace())
                .endResourceAttributes()
                .endSpec()
                .build();
    }
}
