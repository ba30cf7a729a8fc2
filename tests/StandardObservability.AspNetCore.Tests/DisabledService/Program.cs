// Arguments: the shape of the host, the calls in their order, then settings. --probe=none uses nothing of the host. It prints a report.
using System.Collections.Concurrent;
using System.Text.Json;
using DisabledService;

var thrown = new ConcurrentQueue<string>();
AppDomain.CurrentDomain.FirstChanceException += (_, e) => thrown.Enqueue(e.Exception.ToString());
var host = await RegisteredHost.StartAsync(args[0], args[1].Split(','), args[2..]);
if (args.Contains("--probe=none"))
{
    await Console.Out.WriteLineAsync($"REPORT {JsonSerializer.Serialize(new Report { IsCollected = Probe.IsCollected, Thrown = [.. thrown] })}");
    await host.StopAsync();
    return;
}

var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(static a => a.GetName().Name!).Order(StringComparer.Ordinal).ToList();
var report = await new Probe(host).RunAsync(loaded);
await host.StopAsync();
await Console.Out.WriteLineAsync($"REPORT {JsonSerializer.Serialize(report)}");
