# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.0003533 0.000320401063 0.000386198937
0.0002 0.000455539 0.000418794715 0.000492283285
0.0005 0.000788631667 0.00072974506 0.000847518273
0.001 0.00121343767 0.00119525841 0.00123161692
0.002 0.002214597 0.00220527688 0.00222391712
0.005 0.00522400767 0.00517007066 0.00527794467
0.01 0.01021405 0.0101884825 0.0102396175
0.02 0.0202134237 0.020187726 0.0202391213
0.05 0.05021405 0.0501884825 0.0502396175
EOD
$p1s2 << EOD
0.0001 0.00141492267 0.00104774215 0.00178210318
0.0002 0.00137754167 0.00131449613 0.0014405872
0.0005 0.00143483 0.00137618653 0.00149347347
0.001 0.002366342 0.00177005284 0.00296263116
0.002 0.003756471 0.00304261367 0.00447032833
0.005 0.0126396247 0.00855670014 0.0167225492
0.01 0.014756605 0.0115096363 0.0180035737
0.02 0.0398221073 0.0322659788 0.0473782359
0.05 0.071580491 0.0614396915 0.0817212905
EOD
$p1s3 << EOD
0.0001 0.00529359067 0.00397809447 0.00660908686
0.0002 0.005338073 0.00384204568 0.00683410032
0.0005 0.00715393667 0.00590165291 0.00840622042
0.001 0.010096565 0.00945872866 0.0107344013
0.002 0.01942662 0.0163717635 0.0224814765
0.005 0.0369162673 0.0311983517 0.042634183
0.01 0.0432062997 0.0396654085 0.0467471909
0.02 0.106082309 0.075078345 0.137086274
0.05 0.213662355 0.173715946 0.253608763
EOD
$p1l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
$p2s1 << EOD
0.0001 0.000381933333 0.000372882313 0.000390984354
0.0002 0.000481375 0.000471534059 0.000491215941
0.0005 0.000782495667 0.00077642645 0.000788564883
0.001 0.001283281 0.00127621395 0.00129034805
0.002 0.002103149 0.00201059982 0.00219569818
0.005 0.00515108167 0.00499555349 0.00530660985
0.01 0.0103467147 0.0102888012 0.0104046282
0.02 0.0202954103 0.0202493936 0.0203414271
0.05 0.0503467147 0.0502888012 0.0504046282
EOD
$p2s2 << EOD
0.0001 0.000540956 0.000469200783 0.000612711217
0.0002 0.000719107333 0.000678408548 0.000759806118
0.0005 0.00115080567 0.00112088466 0.00118072667
0.001 0.00175500267 0.00137672697 0.00213327836
0.002 0.003776418 0.00312126314 0.00443157286
0.005 0.014685121 0.013872616 0.015497626
0.01 0.032437929 0.0265011941 0.0383746639
0.02 0.0647464397 0.0471046731 0.0823882062
0.05 0.15976067 0.104904883 0.214616457
EOD
$p2s3 << EOD
0.0001 0.00102065967 0.000810891772 0.00123042756
0.0002 0.00159400633 0.00142004114 0.00176797152
0.0005 0.00329123433 0.00311368534 0.00346878333
0.001 0.00444762633 0.00417226569 0.00472298698
0.002 0.008665903 0.00709802767 0.0102337783
0.005 0.034277422 0.0278702789 0.0406845651
0.01 0.0541087583 0.0438163241 0.0644011925
0.02 0.103043443 0.0824946057 0.12359228
0.05 0.248513712 0.216101015 0.280926409
EOD
$p2l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.79904093e-05:0.0641104469]
set logscale y
set yrange [7.27874152e-05:0.385954644]
unset label
unset arrow
set label 'The convoy: an answer waits a switch interval for the GIL' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'switch interval' at screen 0.49239,0.06019 center front textcolor rgb '#222222'
set label 'mean latency' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.42563
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set label '1 core' at screen 0.11078,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.42637,0.68139 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.42637,0.72074 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.80397 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21148 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.55914
set rmargin at screen 0.87649
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.0001, '' 0.001, '' 0.01, '' 0.1)
set label '2 cores' at screen 0.56164,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.87723,0.68692 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.77864 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.81799 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21148 left front textcolor rgb '#666666'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
