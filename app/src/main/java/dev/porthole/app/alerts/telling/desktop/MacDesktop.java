package dev.porthole.app.alerts.telling.desktop;

import java.time.Duration;

/** Notifications by AppleScript, whose texts are arguments and no part of the script. */
record MacDesktop(ProgramPath path) implements Desktop {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String SCRIPT = """
        on run argv
          display notification (item 2 of argv) with title (item 1 of argv)
        end run\
        """;

    private static final String SOUND = "/System/Library/Sounds/Sosumi.aiff";

    @Override
    public boolean show(DesktopNotice notice) {
        return path.find("osascript")
                .map(program -> ProgramRun.of(program, "-e", SCRIPT, "--", notice.title(), notice.body()))
                .filter(way -> way.run(LIMIT))
                .isPresent();
    }

    @Override
    public boolean browse(WebPage page) {
        return path.find("open")
                .map(program -> ProgramRun.of(program, page.text()))
                .filter(way -> way.run(LIMIT))
                .isPresent();
    }

    @Override
    public boolean sound() {
        return path.find("afplay")
                .map(program -> ProgramRun.of(program, SOUND))
                .filter(way -> way.run(LIMIT))
                .isPresent();
    }
}
