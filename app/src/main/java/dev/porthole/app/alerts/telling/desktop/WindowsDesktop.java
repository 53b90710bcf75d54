package dev.porthole.app.alerts.telling.desktop;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Toasts by PowerShell, whose texts stand in its environment and are no part of the script. */
record WindowsDesktop(ProgramPath path) implements Desktop {

    /** PowerShell takes its time to start. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String TITLE = "PORTHOLE_NOTICE_TITLE";
    private static final String BODY = "PORTHOLE_NOTICE_BODY";

    /** A toast needs an application that is known to Windows; PowerShell is, also where Porthole is not installed. */
    private static final String TOAST = """
        $ErrorActionPreference = 'Stop'
        $null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
        $kind = [Windows.UI.Notifications.ToastTemplateType]::ToastText02
        $toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent($kind)
        $texts = $toast.GetElementsByTagName('text')
        $null = $texts.Item(0).AppendChild($toast.CreateTextNode($env:PORTHOLE_NOTICE_TITLE))
        $null = $texts.Item(1).AppendChild($toast.CreateTextNode($env:PORTHOLE_NOTICE_BODY))
        $app = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
        $notifier = [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($app)
        $notifier.Show([Windows.UI.Notifications.ToastNotification]::new($toast))
        """;

    private static final String SOUND = "(New-Object System.Media.SoundPlayer"
            + " (Join-Path $env:SystemRoot 'Media\\Windows Exclamation.wav')).PlaySync()";

    @Override
    public boolean show(DesktopNotice notice) {
        return run(TOAST, Map.of(TITLE, notice.title(), BODY, notice.body()));
    }

    @Override
    public boolean sound() {
        return run(SOUND, Map.of());
    }

    @Override
    public boolean browse(WebPage page) {
        return path.find("rundll32.exe")
                .map(program -> ProgramRun.of(program, "url.dll,FileProtocolHandler", page.text()))
                .filter(way -> way.run(LIMIT))
                .isPresent();
    }

    private boolean run(String script, Map<String, String> texts) {
        return path.find("powershell.exe")
                .map(program -> new ProgramRun(
                        List.of(program, "-NoProfile", "-NonInteractive", "-Command", script.replace("\n", "; ")),
                        texts))
                .filter(way -> way.run(LIMIT))
                .isPresent();
    }
}
