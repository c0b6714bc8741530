"""Python's openai: a conversation of Responses, each of which names the one before; the second is streamed."""
import json
import os

from openai import AzureOpenAI, OpenAI

MODEL = "gpt-4o"
QUESTIONS = ["What is the weather in Tokyo?", "And the weather in Kyoto?", "Compare the weather of both."]
TOOLS = [{
    "type": "function",
    "name": "weather",
    "description": "The weather in a city",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"], "additionalProperties": False},
    "strict": True,
}]
endpoint, key = os.environ["ENDPOINT"], os.environ["KEY"]


def answer(client, streamed, **arguments):
    if not streamed:
        return client.responses.create(model=MODEL, tools=TOOLS, **arguments)
    with client.responses.stream(model=MODEL, tools=TOOLS, **arguments) as events:
        return events.get_final_response()


def converse(name, client):
    texts, called, more = [], 0, {}
    try:
        for index, question in enumerate(QUESTIONS):
            given = question
            while True:
                response = answer(client, index == 1, input=given, **more)
                more = {"previous_response_id": response.id}
                calls = [item for item in response.output if item.type == "function_call"]
                if not calls:
                    break
                called += len(calls)
                given = [{"type": "function_call_output", "call_id": call.call_id, "output": "sunny"} for call in calls]
            texts.append(response.output_text)
        print(json.dumps({"name": name, "texts": texts, "called": called}))
    except Exception as error:
        print(json.dumps({"name": name, "error": str(error)}))


converse("python", OpenAI(base_url=f"{endpoint}/openai/v1", api_key=key, max_retries=0))
converse("python, Azure", AzureOpenAI(azure_endpoint=endpoint, api_key=key, api_version="2025-04-01-preview", max_retries=0))
