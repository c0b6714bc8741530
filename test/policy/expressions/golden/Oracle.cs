// What the local gateway's expressions are compared with: the same expressions, compiled by a real C# compiler.
// `context` is our own model of API Management's, filled from the same JSON documents.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public interface IMessageBody { T As<T>(bool preserveContent = false); }

public class Url {
    public string Scheme, Host, Path, QueryString;
    public int Port;
    public IReadOnlyDictionary<string, string[]> Query;
    public override string ToString() {
        var standard = Scheme == "https" && Port == 443 || Scheme == "http" && Port == 80;
        return Scheme + "://" + Host + (standard ? "" : ":" + Port) + Path + QueryString;
    }
}

public class Body : IMessageBody {
    readonly string text;
    bool consumed;
    public Body(string text) { this.text = text; }
    public T As<T>(bool preserveContent = false) {
        if (consumed) throw new InvalidOperationException("consumed");
        consumed = !preserveContent;
        if (typeof(T) == typeof(string)) return (T)(object)text;
        if (typeof(T) == typeof(byte[])) return (T)(object)Encoding.UTF8.GetBytes(text);
        if (text.Trim() == "") return default(T);
        if (typeof(T) == typeof(JObject)) return (T)(object)JObject.Parse(text);
        if (typeof(T) == typeof(JArray)) return (T)(object)JArray.Parse(text);
        if (typeof(T) == typeof(JToken)) return (T)(object)JToken.Parse(text);
        throw new NotSupportedException();
    }
}

public class Request {
    public string Method, IpAddress;
    public Url Url, OriginalUrl;
    public IReadOnlyDictionary<string, string[]> Headers;
    public IReadOnlyDictionary<string, string> MatchedParameters;
    public IMessageBody Body;
}

public class Response {
    public int StatusCode;
    public string StatusReason;
    public IReadOnlyDictionary<string, string[]> Headers;
    public IMessageBody Body;
}

public class Named { public string Id, Name; }
public class LastError { public string Source, Reason, Message; }

public class Context {
    public Request Request;
    public Response Response;
    public Named Subscription, Product, Operation, Api;
    public LastError LastError;
    public IReadOnlyDictionary<string, object> Variables;
}

public static class Lookups {
    public static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string key, T initial = default(T)) {
        object value;
        return variables.TryGetValue(key, out value) ? (T)value : initial;
    }
    public static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string key, string initial = null) {
        string[] value;
        return values.TryGetValue(key, out value) ? string.Join(",", value) : initial;
    }
    public static string GetValueOrDefault(this IReadOnlyDictionary<string, string> values, string key, string initial = null) {
        string value;
        return values.TryGetValue(key, out value) ? value : initial;
    }
}

public static class Ciphers {
    static byte[] Run(byte[] input, Func<ICryptoTransform> create) {
        if (input == null) throw new ArgumentNullException("input");
        using (var transform = create()) return transform.TransformFinalBlock(input, 0, input.Length);
    }
    public static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv) { return Run(input, () => SymmetricAlgorithm.Create(alg).CreateEncryptor(key, iv)); }
    public static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg) { return Run(input, () => alg.CreateEncryptor()); }
    public static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv) { return Run(input, () => alg.CreateEncryptor(key, iv)); }
    public static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv) { return Run(input, () => SymmetricAlgorithm.Create(alg).CreateDecryptor(key, iv)); }
    public static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg) { return Run(input, () => alg.CreateDecryptor()); }
    public static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv) { return Run(input, () => alg.CreateDecryptor(key, iv)); }
}

public static class Oracle {
    static readonly JsonSerializerSettings AsWritten = new JsonSerializerSettings { DateParseHandling = DateParseHandling.None };

    static JObject Read(string path) {
        return JsonConvert.DeserializeObject<JObject>(File.ReadAllText(path), AsWritten);
    }

    static Dictionary<string, string[]> Multimap(JToken token) {
        var result = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        if (token != null) foreach (JProperty one in token)
            result[one.Name] = one.Value is JArray ? one.Value.Select(item => (string)item).ToArray() : new[] { (string)one.Value };
        return result;
    }

    static Url ReadUrl(string text) {
        var uri = new Uri(text);
        var query = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in uri.Query.TrimStart('?').Split(new[] { '&' }, StringSplitOptions.RemoveEmptyEntries)) {
            var parts = pair.Split('=');
            string[] known;
            query.TryGetValue(parts[0], out known);
            query[parts[0]] = (known ?? new string[0]).Concat(new[] { parts[1] }).ToArray();
        }
        return new Url { Scheme = uri.Scheme, Host = uri.Host, Port = uri.Port, Path = uri.AbsolutePath, QueryString = uri.Query, Query = query };
    }

    static object Variable(JObject variable) {
        var text = (string)variable["value"];
        switch ((string)variable["type"]) {
            case "System.Int32": return int.Parse(text);
            case "System.Int64": return long.Parse(text);
            case "System.Double": return double.Parse(text);
            case "System.Boolean": return bool.Parse(text);
            case "Newtonsoft.Json.Linq.JObject": return JObject.Parse(text);
            case "Newtonsoft.Json.Linq.JArray": return JArray.Parse(text);
            default: return text == null ? null : new string(text.ToCharArray());
        }
    }

    static Named ReadNamed(JToken token) {
        return token == null ? null : new Named { Id = (string)token["id"] ?? "", Name = (string)token["name"] ?? "" };
    }

    static Context ReadContext(JObject document) {
        var request = document["request"];
        var response = document["response"];
        var error = document["lastError"];
        var variables = new Dictionary<string, object>();
        if (document["variables"] != null) foreach (JProperty one in document["variables"]) variables[one.Name] = Variable((JObject)one.Value);
        var matched = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (request["matchedParameters"] != null) foreach (JProperty one in request["matchedParameters"]) matched[one.Name] = (string)one.Value;
        var url = ReadUrl((string)request["url"]);
        return new Context {
            Variables = variables,
            Request = new Request {
                Method = (string)request["method"], IpAddress = "127.0.0.1", Url = url, OriginalUrl = url,
                Headers = Multimap(request["headers"]), MatchedParameters = matched,
                Body = request["body"] == null ? null : new Body((string)request["body"]),
            },
            Response = response == null ? null : new Response {
                StatusCode = (int)response["statusCode"], StatusReason = (string)response["statusReason"] ?? "",
                Headers = Multimap(response["headers"]), Body = response["body"] == null ? null : new Body((string)response["body"]),
            },
            Subscription = ReadNamed(document["subscription"]), Product = ReadNamed(document["product"]),
            Operation = ReadNamed(document["operation"]), Api = ReadNamed(document["api"]),
            LastError = error == null ? null : new LastError { Source = (string)error["source"], Reason = (string)error["reason"], Message = (string)error["message"] },
        };
    }

    // The forms of print.ts.
    static string Print(object value) {
        if (value == null) return null;
        if (value is double) return ((double)value).ToString("R", CultureInfo.InvariantCulture);
        if (value is DateTime) return ((DateTime)value).ToString("o");
        if (value is DateTimeOffset) return ((DateTimeOffset)value).ToString("o");
        if (value is byte[]) return Convert.ToBase64String((byte[])value);
        if (value is JToken) return ((JToken)value).ToString(Formatting.None);
        if (value is string) return (string)value;
        var dictionary = value as IDictionary;
        if (dictionary != null) {
            var result = new JObject();
            foreach (DictionaryEntry entry in dictionary) result[entry.Key.ToString()] = Print(entry.Value);
            return result.ToString(Formatting.None);
        }
        var items = value as IEnumerable;
        if (items != null) {
            var result = new JArray();
            foreach (var item in items) result.Add(new JValue(Print(item)));
            return result.ToString(Formatting.None);
        }
        return value.ToString();
    }

    // Types that are internal to LINQ are named by what they implement.
    static string TypeName(object value) {
        if (value == null) return "null";
        var type = value.GetType();
        if (type.IsVisible) return type.ToString();
        var shown = type.GetInterfaces().FirstOrDefault(one => one.ToString().StartsWith("System.Linq.IOrderedEnumerable"))
            ?? type.GetInterfaces().FirstOrDefault(one => one.ToString().StartsWith("System.Collections.Generic.IEnumerable"));
        return (shown ?? type).ToString();
    }

    static JObject Run(Func<Context, object> expression, JObject document) {
        try {
            var value = expression(ReadContext(document));
            return new JObject { { "type", TypeName(value) }, { "value", Print(value) } };
        } catch (Exception exception) {
            return new JObject { { "exception", exception.GetType().FullName } };
        }
    }

    public static void Run(string[] args, Dictionary<int, Func<Context, object>> expressions) {
        Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture;
        var contexts = Read(args[0]);
        var cases = (JArray)Read(args[1])["cases"];
        foreach (var pair in expressions) {
            foreach (var name in cases[pair.Key]["contexts"]) {
                var result = Run(pair.Value, (JObject)contexts[(string)name]);
                result.AddFirst(new JProperty("context", (string)name));
                result.AddFirst(new JProperty("case", pair.Key));
                Console.WriteLine(result.ToString(Formatting.None));
            }
        }
    }
}
