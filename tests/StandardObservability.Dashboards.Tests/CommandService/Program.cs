using CommandService;

// As many programs do: everything is caught and logged.
try
{
    using var host = Hosts.Build(Environment.GetEnvironmentVariable("SHAPE"), args);
    Console.WriteLine("code after Build was run");
    await host.RunAsync();
}
catch (Exception e)
{
    Console.WriteLine($"the program caught {e.GetType().Name}");
}
finally
{
    Console.WriteLine("finally was run");
}
