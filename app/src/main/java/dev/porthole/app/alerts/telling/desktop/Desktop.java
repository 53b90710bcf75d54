package dev.porthole.app.alerts.telling.desktop;

/** What a desktop can do to be noticed. Each blocks for some seconds at most, and says whether it worked. */
public interface Desktop {

    /** Shows a notification outside of any window. */
    boolean show(DesktopNotice notice);

    /** Makes itself heard. */
    boolean sound();

    /** Shows a page in the person's browser. */
    boolean browse(WebPage page);
}
