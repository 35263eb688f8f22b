using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActivationKernels.BrowserCheck;
using Microsoft.Playwright;

// BrowserCheck PAGE BROWSER [SCREENSHOTS]: opens a page in every view; the last line is "N passed, N failed".
if (args.Length is < 2 or > 3 || !File.Exists(args[0]) || !File.Exists(args[1]))
{
    Console.Error.WriteLine("usage: BrowserCheck PAGE BROWSER [SCREENSHOTS]; both have to exist");
    return 2;
}

string? screenshots = args.ElementAtOrDefault(2);
if (screenshots is not null)
{
    Directory.CreateDirectory(screenshots);
}

var page = new Uri(Path.GetFullPath(args[0]));
using IPlaywright playwright = await Playwright.CreateAsync();
await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
{
    ExecutablePath = args[1],

    // Containers run as root, where the browser's own walls do not stand.
    Args = ["--no-sandbox", "--disable-gpu"],
});
int failed = 0;
foreach (View view in View.All)
{
    IReadOnlyList<string> faults = await PageCheck.Run(browser, page, view, screenshots);
    failed += faults.Count == 0 ? 0 : 1;
    Console.WriteLine(faults.Count == 0 ? $"good: {view.Name}" : $"BAD: {view.Name}: {string.Join("; ", faults)}");
}

Console.WriteLine($"{View.All.Length - failed} passed, {failed} failed");
return failed == 0 ? 0 : 1;
