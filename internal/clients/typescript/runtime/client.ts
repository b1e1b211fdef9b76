import { type Config, configure, type Service, type Settings } from "./config.js";

/** What operations are called with: where the API is, who calls, and how calls behave. */
export class Client {
  readonly config: Config;

  constructor(service: Service, options: Settings) {
    this.config = configure(service, options);
  }
}
