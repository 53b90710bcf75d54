package dev.porthole.app.alerts.telling.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notifications and sounds as freedesktop.org has them, by whichever program is there. */
record LinuxDesktop(ProgramPath path) implements Desktop {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String NAME = "Porthole";
    private static final Path SOUND = Path.of("/usr/share/sounds/freedesktop/stereo/dialog-warning.oga");

    @Override
    public boolean show(DesktopNotice notice) {
        List<ProgramRun> ways = new ArrayList<>();
        path.find("notify-send").ifPresent(program -> ways.add(notifySend(program, notice)));
        path.find("gdbus").ifPresent(program -> ways.add(gdbus(program, notice)));
        return ways.stream().anyMatch(way -> way.run(LIMIT));
    }

    private static ProgramRun notifySend(String program, DesktopNotice notice) {
        return new ProgramRun(
                List.of(
                        program,
                        "--app-name=" + NAME,
                        "--urgency=" + (notice.urgent() ? "critical" : "normal"),
                        "--icon=porthole",
                        "--",
                        notice.title(),
                        markup(notice.body())),
                Map.of());
    }

    private static ProgramRun gdbus(String program, DesktopNotice notice) {
        return new ProgramRun(
                List.of(
                        program,
                        "call",
                        "--session",
                        "--timeout=4",
                        "--dest=org.freedesktop.Notifications",
                        "--object-path=/org/freedesktop/Notifications",
                        "--method=org.freedesktop.Notifications.Notify",
                        new VariantText(NAME).text(),
                        "uint32 0",
                        new VariantText("porthole").text(),
                        new VariantText(notice.title()).text(),
                        new VariantText(markup(notice.body())).text(),
                        "@as []",
                        "{'urgency': <byte " + (notice.urgent() ? 2 : 1) + ">}",
                        "int32 -1"),
                Map.of());
    }

    /** Servers take the body for markup. */
    private static String markup(String body) {
        return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public boolean browse(WebPage page) {
        List<ProgramRun> ways = new ArrayList<>();
        path.find("xdg-open").ifPresent(program -> ways.add(ProgramRun.of(program, page.text())));
        path.find("gio").ifPresent(program -> ways.add(ProgramRun.of(program, "open", page.text())));
        return ways.stream().anyMatch(way -> way.run(LIMIT));
    }

    @Override
    public boolean sound() {
        List<ProgramRun> ways = new ArrayList<>();
        path.find("canberra-gtk-play").ifPresent(program -> ways.add(ProgramRun.of(program, "--id=dialog-warning")));
        if (Files.isReadable(SOUND)) {
            for (String player : List.of("paplay", "pw-play")) {
                path.find(player).ifPresent(program -> ways.add(ProgramRun.of(program, SOUND.toString())));
            }
        }
        return ways.stream().anyMatch(way -> way.run(LIMIT));
    }
}
