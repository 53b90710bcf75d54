package dev.porthole.connectors.elastic;

class Kibana8Test extends ThroughKibana {
    Kibana8Test() {
        super(KibanaDouble.Mode.KIBANA_8);
    }
}
