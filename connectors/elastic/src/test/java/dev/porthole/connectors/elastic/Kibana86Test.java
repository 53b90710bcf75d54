package dev.porthole.connectors.elastic;

class Kibana86Test extends ThroughKibana {
    Kibana86Test() {
        super(KibanaDouble.Mode.KIBANA_8_6);
    }
}
