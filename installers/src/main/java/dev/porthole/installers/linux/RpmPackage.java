package dev.porthole.installers.linux;

import dev.porthole.installers.FreshFolder;
import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The package for Fedora, RHEL, openSUSE and what comes from them. */
record RpmPackage(Release release, PackageFiles files, Path work, Path output) {

    /** By library, for each of these systems has names of its own for packages. */
    private static final List<String> REQUIRES = List.of(
            "libX11.so.6()(64bit)",
            "libXtst.so.6()(64bit)",
            "libXxf86vm.so.1()(64bit)",
            "libGL.so.1()(64bit)",
            "libgtk-3.so.0()(64bit)",
            "libpangoft2-1.0.so.0()(64bit)",
            "libfreetype.so.6()(64bit)",
            "libfontconfig.so.1()(64bit)");

    private static final String LICENCES =
            "Apache-2.0 AND BSD-3-Clause AND GPL-2.0-only WITH Classpath-exception-2.0 AND LGPL-2.1-only AND MIT AND"
                    + " OFL-1.1";

    Path build() throws IOException, InterruptedException {
        Path spec = Files.writeString(Files.createDirectories(work).resolve("porthole.spec"), spec());
        new Tool("rpmbuild")
                .run(
                        work,
                        "-bb",
                        "--quiet",
                        "--define",
                        "_topdir " + new FreshFolder(work.resolve("rpmbuild")).made(),
                        "--define",
                        "_rpmdir " + output,
                        "--define",
                        "_rpmfilename %{name}-%{version}-%{release}.%{_arch}.rpm",
                        spec.toString());
        try (Stream<Path> made = Files.list(output)) {
            return made.filter(file -> file.toString().endsWith(".rpm"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("rpmbuild left no package in " + output));
        }
    }

    /** Nothing is compiled or looked through: the files are as they shall be, those of the other package aside. */
    private String spec() {
        var text = new StringBuilder();
        text.append("""
            %%define _build_id_links none
            %%define debug_package %%{nil}
            %%define __os_install_post %%{nil}
            %%define _binary_payload w11T0.zstdio
            Name: porthole
            Version: %s
            Release: 1
            Summary: Console for whoever is on call for services on Kubernetes
            License: %s
            URL: %s
            Group: Applications/Internet
            Packager: Porthole authors <authors@porthole.dev>
            AutoReqProv: no
            """.formatted(release.version().replace('-', '~'), LICENCES, Release.SITE));
        REQUIRES.forEach(library -> text.append("Requires: ").append(library).append('\n'));
        text.append("Recommends: xdg-utils\n\n%description\n")
                .append(Release.DESCRIPTION)
                .append("\n\n");
        text.append("%install\nmkdir -p %{buildroot}\ncp -a ")
                .append(files.root())
                .append("/usr %{buildroot}\n");
        text.append("rm -rf %{buildroot}/usr/share/lintian %{buildroot}/usr/share/doc/porthole/changelog.gz\n\n");
        text.append("""
            %files
            %defattr(-,root,root,-)
            /usr/bin/porthole
            /usr/lib/porthole
            /usr/share/applications/dev.porthole.Porthole.desktop
            /usr/share/bash-completion/completions/porthole
            %doc /usr/share/doc/porthole
            /usr/share/icons/hicolor/*/apps/porthole.*
            %doc /usr/share/man/man1/porthole.1.gz
            /usr/share/metainfo/dev.porthole.Porthole.metainfo.xml
            /usr/share/mime/packages/porthole.xml

            """);
        text.append("%%changelog\n* %s %s - %s-1\n- Release %3$s.\n"
                .formatted(release.rpmDate(), Release.MAINTAINER, release.version()));
        return text.toString();
    }
}
