using Demo;

try
{
    var arguments = DemoArguments.Parse(args);
    using var stop = new StopSignals();
    return await new DemoRun(arguments, stop.Token).RunAsync();
}
catch (DemoFailedException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
catch (HttpRequestException failure)
{
    await Console.Error.WriteLineAsync($"A service does not respond any more, so the demo cannot continue: {failure.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped before the end. All services are stopped.");
    return 130;
}
