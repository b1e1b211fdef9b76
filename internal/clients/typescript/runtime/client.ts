import { type ClientOptions, type Config, configure, type Service } from "./config.js";

/** What operations are called with: where the API is, who calls, and how calls behave. */
export class Client {
  readonly config: Config;

  constructor(service: Service, options: ClientOptions & { readonly auth?: object | undefined }) {
    this.config = configure(service, options);
  }
}
