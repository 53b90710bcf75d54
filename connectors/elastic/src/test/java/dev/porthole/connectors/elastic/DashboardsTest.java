package dev.porthole.connectors.elastic;

class DashboardsTest extends ThroughKibana {
    DashboardsTest() {
        super(KibanaDouble.Mode.DASHBOARDS);
    }
}
