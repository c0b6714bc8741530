import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-HANBNIMK.js";

// action/command-line/conversation.ts
import { createInterface } from "node:readline";
function startConversation() {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let ended = false;
  const over = new Promise((resolve) => {
    lines.once("close", () => {
      ended = true;
      resolve(void 0);
    });
  });
  lines.on("SIGINT", () => {
    process.stderr.write("\n");
    lines.close();
  });
  return {
    ask: (question) => ended ? over : Promise.race([over, new Promise((resolve) => lines.question(question, resolve))]),
    end: () => lines.close()
  };
}
export {
  startConversation
};
