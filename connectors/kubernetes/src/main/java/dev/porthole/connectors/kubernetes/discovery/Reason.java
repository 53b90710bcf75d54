package dev.porthole.connectors.kubernetes.discovery;

/**
 * Something that speaks for a Service being a product, or against it.
 *
 * @param detail the product, name, port or prefix that it is about; may be empty
 */
public record Reason(What what, String detail) {

    /** What was seen. */
    public enum What {
        /** Its labels are those of the product's chart or operator; the detail is the product. */
        LABELS,
        /** Its name is one that the product has. */
        NAME,
        /** Its pods run the product's image. */
        IMAGE,
        /** The port number is the product's. */
        PORT,
        /** The port has a name that the product's port has. */
        PORT_NAME,
        /** It is headless, which another Service for the same pods seldom is. */
        HEADLESS,
        /** Its arguments or its custom resource set a route prefix. */
        ROUTE_PREFIX,
        /** It passes samples on and answers no query. */
        AGENT
    }
}
