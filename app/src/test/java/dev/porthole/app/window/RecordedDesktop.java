package dev.porthole.app.window;

import dev.porthole.app.alerts.telling.desktop.Desktop;
import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.alerts.telling.desktop.WebPage;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a person would have seen and heard. */
final class RecordedDesktop implements Desktop {

    final List<DesktopNotice> shown = new CopyOnWriteArrayList<>();
    final List<URI> pages = new CopyOnWriteArrayList<>();
    final AtomicInteger sounds = new AtomicInteger();
    volatile boolean able = true;

    @Override
    public boolean show(DesktopNotice notice) {
        shown.add(notice);
        return able;
    }

    @Override
    public boolean browse(WebPage page) {
        pages.add(page.address());
        return able;
    }

    @Override
    public boolean sound() {
        sounds.incrementAndGet();
        return able;
    }
}
