package org.lariat.gpu.nd4j;

import org.lariat.resident.ResidentContract;
import org.lariat.resident.ResidentProvider;

class Nd4jDesignTest extends ResidentContract {
    @Override
    protected ResidentProvider provider() {
        return new Nd4jProvider();
    }
}
